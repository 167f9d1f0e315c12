/**
 * Milliseconds of processor time that this thread has taken so far. For tests that hold how a cost grows: by the clock
 * they would fail whenever something else runs on the machine.
 */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
