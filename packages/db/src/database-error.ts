/**
 * What went wrong in the database, in words that may be shown. `ended` is about the credential of a request; `busy` can
 * be tried again; `gone` means that PostgreSQL cannot be reached.
 */
export type DatabaseProblem = {
  readonly code: 'conflict' | 'stale' | 'invalid' | 'ended' | 'slow' | 'busy' | 'gone';
  readonly sentence: string;
};

const conflicts: Readonly<Record<string, string>> = {
  account_email_key: 'An account with this e-mail address exists already.',
  directory_group_display_name_key: 'A group with this displayName exists already.',
  directory_user_user_name_key: 'A user with this userName exists already.',
  organization_slug_key: 'An organization with this slug exists already.',
  provider_id_pkey: 'This provider id is in use already.',
  staff_account_email_key: 'A staff account with this e-mail address exists already.',
};

/**
 * Reads an error of PostgreSQL, raw or as Prisma wraps it. Null for what is not the database's to explain: a defect.
 * The codes RC… are raised by prisma/functions.
 */
export function explainDatabaseError(error: unknown): DatabaseProblem | null {
  const found = sqlStateOf(error);
  if (!found) return null;
  const { sqlState, constraint } = found;
  switch (sqlState) {
    case 'RC001':
      return { code: 'stale', sentence: 'Somebody else changed it in the meantime.' };
    case 'RC002':
      return { code: 'ended', sentence: 'The token was revoked or has expired.' };
    case '23505':
      return {
        code: 'conflict',
        sentence: conflicts[constraint ?? ''] ?? 'Something with this name exists already.',
      };
    case '23503':
      return { code: 'invalid', sentence: unknownReference(found) };
    case '57014':
      return { code: 'slow', sentence: 'The answer takes too long. Ask for less at once.' };
    case '40001':
    case '40P01':
      return { code: 'busy', sentence: 'The database is busy with conflicting changes. Try again.' };
    default:
      // Class 22: a value that its type does not have, such as U+0000 in a text or the year 0.
      if (/^22[0-9A-Z]{3}$/.test(sqlState)) {
        return { code: 'invalid', sentence: 'A value in the request is not one that can be stored.' };
      }
      return isUnreachable(sqlState) ? { code: 'gone', sentence: 'The database cannot be reached.' } : null;
  }
}

/** The detail of a broken reference ends in the values that were referred to; the last one is the id. */
function unknownReference({ constraint, detail }: Found): string {
  const [, id] = /([\w-]+)\) is not present/.exec(detail) ?? [];
  return constraint?.startsWith('membership_') && id
    ? `There is no user with the id ${id}.`
    : 'Something that this refers to does not exist (any more).';
}

type Found = { sqlState: string; constraint: string | undefined; detail: string };

/** PostgreSQL's error is an Error with a five-character code; Prisma's adapter puts it into `meta` or `cause`. */
function sqlStateOf(error: unknown, depth = 0): Found | null {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  const { code, originalCode, constraint, message, originalMessage, detail } = error as Record<
    string,
    unknown
  >;
  const sqlState = [originalCode, code].find((value) => typeof value === 'string' && isSqlState(value));
  if (typeof sqlState === 'string') {
    return {
      sqlState,
      constraint: constraintOf(constraint, originalMessage ?? message),
      detail: typeof detail === 'string' ? detail : '',
    };
  }
  const inside = error as { meta?: unknown; cause?: unknown; driverAdapterError?: unknown };
  return (
    sqlStateOf(inside.cause, depth + 1) ??
    sqlStateOf(inside.driverAdapterError, depth + 1) ??
    sqlStateOf(inside.meta, depth + 1)
  );
}

function constraintOf(constraint: unknown, message: unknown): string | undefined {
  if (typeof constraint === 'string') return constraint;
  return /constraint "([^"]+)"/.exec(String(message))?.[1];
}

function isSqlState(code: string): boolean {
  return code in networkErrors || (/^[0-9A-Z]{5}$/.test(code) && !/^P[0-9]{4}$/.test(code));
}

const networkErrors: Readonly<Record<string, true>> = {
  ECONNREFUSED: true,
  ECONNRESET: true,
  ENOTFOUND: true,
  ETIMEDOUT: true,
};

/** Class 08 is about the connection, 57P01 to 57P03 about a server that stops or starts, 53300 about its connections. */
function isUnreachable(code: string): boolean {
  return code in networkErrors || code.startsWith('08') || /^57P0[123]$/.test(code) || code === '53300';
}
