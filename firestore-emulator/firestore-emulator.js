#!/usr/bin/env node
/** The program for the command line: the sources are TypeScript, which tsx reads. */
import 'tsx';

await import('./cli.ts');
