import type { DomainRecord } from './domain-record.ts';
import type { TxtAnswer, TxtResolver } from './txt-resolver.ts';

/** What a check of a domain saw. */
export type DomainFinding =
  | { readonly kind: 'found' }
  /** The record is there, and the domain belongs to another organization. */
  | { readonly kind: 'taken' }
  /** Something else is published under its name. */
  | { readonly kind: 'other_records'; readonly records: readonly string[] }
  /** The record is published under another name. */
  | { readonly kind: 'misplaced'; readonly at: string }
  | { readonly kind: 'no_records' | 'no_such_name' | 'no_such_domain' | 'timeout' }
  | { readonly kind: 'failure'; readonly code: string };

const recordsShownMax = 10;
const recordLengthShownMax = 200;

/** Looks for the record, and where it is not there, for the ways in which it is commonly published wrongly. */
export async function lookForRecord(
  resolve: TxtResolver,
  domain: string,
  { name, value }: DomainRecord,
): Promise<DomainFinding> {
  const answer = await resolve(name);
  if (holds(answer, value)) return { kind: 'found' };
  if (answer.kind === 'timeout' || answer.kind === 'failure') return answer;
  // Some DNS hosts add the domain to whatever name is typed in; others are given no name at all.
  const doubled = `${name}.${domain}`;
  const [atDomain, atDoubled] = await Promise.all([resolve(domain), resolve(doubled)]);
  if (holds(atDomain, value)) return { kind: 'misplaced', at: domain };
  if (holds(atDoubled, value)) return { kind: 'misplaced', at: doubled };
  if (answer.kind === 'records') return { kind: 'other_records', records: shown(answer.records) };
  return atDomain.kind === 'no_such_name' ? { kind: 'no_such_domain' } : answer;
}

function holds(answer: TxtAnswer, value: string): boolean {
  return answer.kind === 'records' && answer.records.some((record) => record.trim() === value);
}

function shown(records: readonly string[]): string[] {
  return records
    .slice(0, recordsShownMax)
    .map((record) =>
      record.length > recordLengthShownMax ? `${record.slice(0, recordLengthShownMax)}…` : record,
    );
}
