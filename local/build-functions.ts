import { buildFunctions, watchFunctions } from './build/bundle-functions.ts';
import { CODEBASES, OTHER_CODEBASES } from './build/codebases.ts';
import { counted } from './support/counted.ts';

if (process.argv.includes('--watch')) {
  await watchFunctions((codebase, errors) => {
    console.log(errors === 0 ? `${codebase}: built` : `${codebase}: ${counted(errors, 'error')}`);
  });
} else {
  // Named: one that is no part of Confdesk's own deploy.
  const named = OTHER_CODEBASES.filter((codebase) => process.argv.includes(codebase));
  const built = named.length > 0 ? named : CODEBASES;
  await buildFunctions(built);
  console.log(`Built ${built.map((codebase) => `${codebase}/dist`).join(' and ')}`);
}
