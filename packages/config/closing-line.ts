import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line, which any tool can read: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let brokenModules = 0;
    for (const module of modules) {
      let any = false;
      for (const test of module.children.allTests()) {
        count[test.result().state] += 1;
        any = true;
      }
      // A file that could not be loaded has no tests, and has failed all the same.
      if (module.state() === 'failed' && (!any || module.errors().length > 0)) brokenModules += 1;
    }
    const failed = count.failed + brokenModules;
    const skipped = count.skipped + count.pending;
    process.stdout.write(
      `\n${count.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
