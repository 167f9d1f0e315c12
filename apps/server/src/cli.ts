import { createProgram } from '#cli/program.ts';
import { ConfigurationError } from '#env.ts';
import { asAppError } from '#errors.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  const known = asAppError(error);
  process.stderr.write(`error: ${known ? known.detail : explain(error)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Not by running out of work: the schema engine leaves a timer of ten seconds behind.
process.stdout.write('', () => process.exit());
