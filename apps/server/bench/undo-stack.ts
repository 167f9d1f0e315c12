/** What was started, so that it can be ended in the opposite order. */
export type UndoStack = {
  push(step: () => Promise<unknown>): void;
  /** Ends everything, once, whoever asks; a step that fails does not keep the others from running. */
  unwind(): Promise<void>;
};

export function createUndoStack(): UndoStack {
  const steps: (() => Promise<unknown>)[] = [];
  let unwinding: Promise<void> | undefined;

  async function unwind(): Promise<void> {
    for (let step = steps.pop(); step; step = steps.pop()) {
      await step().catch((error: unknown) => process.stderr.write(`While ending the benchmark: ${error}\n`));
    }
  }

  return {
    push: (step) => void steps.push(step),
    unwind: () => {
      unwinding ??= unwind();
      return unwinding;
    },
  };
}
