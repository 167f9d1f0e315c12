import type { TxtAnswer, TxtResolver } from '#domain/domains/txt-resolver.ts';

/** DNS as far as a test publishes something in it: every other name does not exist. */
export type PublishedRecords = {
  readonly resolve: TxtResolver;
  /** One TXT record for each value; none makes a name that exists and has no TXT record. */
  publish(name: string, ...values: string[]): void;
  /** What is asked for the name from now on, instead of a record. */
  answer(name: string, answer: TxtAnswer): void;
  remove(name: string): void;
};

export function publishedRecords(): PublishedRecords {
  const answers = new Map<string, TxtAnswer>();
  return {
    resolve: async (name) => answers.get(name) ?? { kind: 'no_such_name' },
    publish: (name, ...records) => {
      answers.set(name, records.length > 0 ? { kind: 'records', records } : { kind: 'no_records' });
    },
    answer: (name, answer) => {
      answers.set(name, answer);
    },
    remove: (name) => {
      answers.delete(name);
    },
  };
}
