/**
 * How much of a test runs. `pnpm test:long` sets ROLLCALL_LONG; without it the same test runs with less of
 * everything, so that nothing is skipped.
 */
export function runSize<T>({ ci, long }: { readonly ci: T; readonly long: T }): T {
  return isLongRun ? long : ci;
}

const isLongRun = process.env.ROLLCALL_LONG === '1';

/**
 * What generated inputs come from. Everybody's short run has the same, so that it fails for the change that broke it;
 * each long run goes somewhere else. ROLLCALL_SEED repeats a run.
 */
export const seed = Number(process.env.ROLLCALL_SEED ?? (isLongRun ? Date.now() % 2 ** 31 : 7_643));

/** One line in the output of the run, where measurements and seeds are read. */
export function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
