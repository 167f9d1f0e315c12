import { reducedHeading } from '#domain/imports/csv-columns.ts';
import { csvRecords, isReadable, unknownColumns } from '#domain/imports/csv-records.ts';
import { AppError } from '#errors.ts';

/** Somebody whom the identity provider is to push, as its export says. */
export type ScopeEntry = {
  readonly line: number;
  readonly userName: string;
  /** By which they would be matched: what is pushed as their e-mail, else a user name that is an address. */
  readonly address: string | null;
  readonly displayName: string;
  /** Would be pushed as inactive. */
  readonly disabled: boolean;
};

export type UnreadableEntry = { readonly line: number; readonly text: string; readonly reason: string };

export type ParsedScope = {
  readonly entries: readonly ScopeEntry[];
  readonly faulty: readonly UnreadableEntry[];
};

/** As exports of Entra ID, Okta, Google Workspace and others call them, reduced to letters; the surest first. */
const headings = {
  userName: ['userprincipalname', 'username', 'login', 'upn', 'primaryemail', 'emailaddress'],
  email: ['mail', 'email', 'emailaddress', 'workemail', 'primaryemail', 'useremail', 'epost'],
  name: ['displayname', 'name', 'fullname', 'namn'],
  givenName: ['givenname', 'firstname', 'förnamn'],
  familyName: ['familyname', 'lastname', 'surname', 'efternamn'],
  enabled: ['accountenabled', 'active', 'enabled', 'status', 'userstatus', 'blocksignin', 'blockcredential'],
} as const;

type Columns = Record<keyof typeof headings, number | null> & { readonly enabledHeading: string };

const cellLengthMax = 320;
const disabledWords: ReadonlySet<string> = new Set([
  ...[
    'false',
    'no',
    '0',
    'inactive',
    'disabled',
    'blocked',
    'suspended',
    'deprovisioned',
    'deactivated',
    'deleted',
  ],
  ...['staged', 'nej', 'inaktiv'],
]);
/** Columns that say the opposite: "Block sign-in". */
const blocks = /^block/;

/**
 * Reads who is in the scope of an identity provider, from its export. Of a user name and an address one is enough.
 * @throws invalid, too_large
 */
export async function parseScopeCsv(text: string): Promise<ParsedScope> {
  const entries: ScopeEntry[] = [];
  const faulty: UnreadableEntry[] = [];
  let columns: Columns | null = null;
  for await (const { record, line } of csvRecords(text)) {
    if (!columns) {
      columns = columnsOf(record);
      continue;
    }
    const read = readEntry(record, columns);
    if (typeof read === 'string') faulty.push({ line, text: record.join(', ').slice(0, 200), reason: read });
    else entries.push({ line, ...read });
  }
  if (!columns) throw new AppError('invalid', 'The file is empty.');
  return { entries, faulty };
}

function columnsOf(heading: readonly string[]): Columns {
  const reduced = heading.map(reducedHeading);
  const find = (meaning: keyof typeof headings): number | null => {
    const known = headings[meaning].find((name) => reduced.includes(name));
    return known === undefined ? null : reduced.indexOf(known);
  };
  const enabled = find('enabled');
  const columns = {
    userName: find('userName'),
    email: find('email'),
    name: find('name'),
    givenName: find('givenName'),
    familyName: find('familyName'),
    enabled,
    enabledHeading: enabled === null ? '' : (reduced[enabled] ?? ''),
  };
  if (columns.userName === null && columns.email === null) {
    throw unknownColumns(heading, 'one of them "userPrincipalName", "login" or "email"');
  }
  return columns;
}

/** A sentence where it cannot be taken. */
function readEntry(record: readonly string[], columns: Columns): Omit<ScopeEntry, 'line'> | string {
  const cell = (index: number | null) => (index === null ? '' : (record[index] ?? '').trim());
  const email = cell(columns.email);
  const userName = cell(columns.userName) || email;
  const given = [cell(columns.givenName), cell(columns.familyName)].filter(Boolean).join(' ');
  const displayName = cell(columns.name) || given || userName;
  if (userName === '') return 'It has neither a user name nor an e-mail address.';
  const cells = [email, userName, displayName];
  if (!cells.every(isReadable)) return 'It has characters that could not be read. Save the file as UTF-8.';
  if (cells.some(({ length }) => length > cellLengthMax))
    return `A value is longer than ${cellLengthMax} characters.`;
  if (email !== '' && !isAddress(email)) return `${JSON.stringify(email)} is not an e-mail address.`;
  const address = email || (isAddress(userName) ? userName : null);
  return {
    userName,
    address,
    displayName,
    disabled: isDisabled(cell(columns.enabled), columns.enabledHeading),
  };
}

function isDisabled(said: string, heading: string): boolean {
  if (said === '') return false;
  const isNo = disabledWords.has(said.toLowerCase());
  return blocks.test(heading) ? !isNo : isNo;
}

/** As a pushed userName is taken for an address (domain/directory/user-columns.ts). */
function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
