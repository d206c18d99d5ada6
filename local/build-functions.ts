import { buildFunctions, watchFunctions } from './build/bundle-functions.ts';
import { CODEBASES } from './build/codebases.ts';

if (process.argv.includes('--watch')) {
  await watchFunctions((codebase, errors) => {
    console.log(errors === 0 ? `${codebase}: built` : `${codebase}: ${errors} errors`);
  });
} else {
  await buildFunctions();
  console.log(`Built ${CODEBASES.map((codebase) => `${codebase}/dist`).join(' and ')}`);
}
