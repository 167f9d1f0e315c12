import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Signals = {
  readonly suspendedAt: Date | null;
  readonly quarantinedAt: Date | null;
  readonly overdueAfterMinutes: number | null;
  readonly lastRequestAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly requestsLastHour: number;
  readonly failuresLastHour: number;
  readonly lastRefusedAt: Date | null;
};

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const silent: Signals = {
  suspendedAt: null,
  quarantinedAt: null,
  overdueAfterMinutes: null,
  lastRequestAt: null,
  lastSuccessAt: null,
  lastFailureAt: null,
  requestsLastHour: 0,
  failuresLastHour: 0,
  lastRefusedAt: null,
};

describe('the state of a directory', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it.each<[string, string, Partial<Signals>]>([
    ['never_connected', 'nothing ever came', {}],
    ['suspended', 'support stopped it, whatever came', { suspendedAt: ago(9), lastRefusedAt: ago(5) }],
    [
      'quarantined',
      'Entra ID tries once a day at most, whether it has just tried or not',
      { quarantinedAt: ago(9_000), lastRequestAt: ago(10_000), lastRefusedAt: ago(5) },
    ],
    ['failing', 'only requests with a wrong token came', { lastRefusedAt: ago(5) }],
    ['working', 'a request came within two hours', { lastRequestAt: ago(119), lastSuccessAt: ago(119) }],
    ['quiet', 'the last request is longer ago, of one without a rhythm', { lastRequestAt: ago(121) }],
    [
      'quiet',
      'the last request is longer ago, but not for its rhythm',
      { lastRequestAt: ago(239), overdueAfterMinutes: 240 },
    ],
    [
      'overdue',
      'the last request is longer ago than its rhythm lets it be',
      { lastRequestAt: ago(241), overdueAfterMinutes: 240 },
    ],
    [
      'suspended',
      'support stopped it, however long it is silent',
      { suspendedAt: ago(9), lastRequestAt: ago(9_000), overdueAfterMinutes: 240 },
    ],
    ['never_connected', 'nothing ever came, however often it should', { overdueAfterMinutes: 240 }],
    [
      'failing',
      'requests are refused since the last that was not',
      { lastRequestAt: ago(30), lastRefusedAt: ago(5) },
    ],
    [
      'working',
      'a request was let in after those that were refused',
      { lastRequestAt: ago(5), lastRefusedAt: ago(30) },
    ],
    [
      'failing',
      'half of the last hour failed and the last one did',
      {
        lastRequestAt: ago(1),
        lastSuccessAt: ago(2),
        lastFailureAt: ago(1),
        requestsLastHour: 10,
        failuresLastHour: 5,
      },
    ],
    [
      'working',
      'half of the last hour failed, but not the last one',
      {
        lastRequestAt: ago(1),
        lastSuccessAt: ago(1),
        lastFailureAt: ago(2),
        requestsLastHour: 10,
        failuresLastHour: 5,
      },
    ],
    [
      'working',
      'few failed',
      {
        lastRequestAt: ago(1),
        lastSuccessAt: ago(2),
        lastFailureAt: ago(1),
        requestsLastHour: 10,
        failuresLastHour: 4,
      },
    ],
  ])('is %s when %s', async (state, _, signals) => {
    const given: Signals = { ...silent, ...signals };
    const { suspendedAt, quarantinedAt, overdueAfterMinutes, lastRequestAt } = given;
    const row = {
      suspended_at: suspendedAt,
      quarantined_at: quarantinedAt,
      overdue_after_seconds: overdueAfterMinutes && overdueAfterMinutes * 60,
      last_request_at: lastRequestAt,
    };
    const text =
      'SELECT rollcall.directory_state(jsonb_populate_record(null::directory, $1), $2, $3, $4, $5, $6) AS state';
    const { lastSuccessAt, lastFailureAt, requestsLastHour, failuresLastHour, lastRefusedAt } = given;
    const values = [lastSuccessAt, lastFailureAt, requestsLastHour, failuresLastHour, lastRefusedAt];
    expect(await test.db.query({ text }, [JSON.stringify(row), ...values])).toEqual([{ state }]);
  });
});
