import { createRecorder, type Recorder } from '#cycle/recorder.ts';
import type { CycleOptions } from '#cycle/run-cycle.ts';
import { openConnection } from '#http/connection.ts';
import { createRequester, type Requester } from '#http/requester.ts';
import { createRetrying, type RetryPolicy } from '#http/retry.ts';
import { testAttempts } from '#http/test-connection.ts';
import type { ClientOptions } from '#provisioning-client.ts';

export interface OpenRequester {
  readonly recorder: Recorder;
  readonly requester: Requester;
  /** For the button "test connection". */
  readonly impatient: Requester;
  readonly cycleOptions: CycleOptions;
  close(): Promise<void>;
}

/** The part of a client that is the same for every IdP. */
export function openRequester(
  options: ClientOptions,
  { headers, retryPolicy }: { headers: Readonly<Record<string, string>>; retryPolicy: RetryPolicy },
): OpenRequester {
  const { concurrency = 4, signal } = options;
  const recorder = createRecorder(options.onExchange);
  const connection = openConnection({
    baseUrl: options.baseUrl,
    headers: { authorization: `Bearer ${options.token}`, ...headers, ...options.headers },
    connections: concurrency,
    timeoutMs: options.timeoutMs ?? 60_000,
    tls: options.tls,
    chaos: options.chaos,
    signal,
  });
  const retrying = createRetrying(retryPolicy, options.retry, signal);
  return {
    recorder,
    requester: createRequester(connection, retrying, recorder),
    impatient: createRequester(connection, { ...retrying, attempts: testAttempts }, recorder),
    cycleOptions: { recorder, concurrency, signal, onProgress: options.onProgress },
    close: () => connection.close(),
  };
}
