/** How hard the fuzz tests try: `FUZZ_RUNS=5000 npx vitest run --project unit fuzz` for more than a moment's worth. */
export const fuzzRuns = (usual: number): number => Number(process.env['FUZZ_RUNS'] ?? usual);

/** The same requests at each run; a failure names the seed and the path to it. */
export const fuzzSeed = 20_261_123;
