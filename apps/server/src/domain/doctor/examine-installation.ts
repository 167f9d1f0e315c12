import type { Database } from '@rollcall/db';
import { readJobs } from '#domain/jobs/queries.ts';
import { type Finding, finding } from './finding.ts';

/** What belongs to no organization, and what the database itself should see to. It changes nothing. */
export async function* examineInstallation(db: Database): AsyncGenerator<Finding> {
  yield* referencesToNothing(db);
  for (const name of await missingPartitions(db)) {
    const detail = `What is recorded in that month has no table to go to: ${name}`;
    yield finding('partition_missing', { organization: null, id: name, detail });
  }
  const { failures } = await readJobs(db);
  for (const { id, name, sentence, nextTryAt } of failures) {
    if (nextTryAt !== null) continue;
    const detail = `The job ${name} was given up: ${sentence}`;
    yield finding('job_failed', { organization: null, id, detail });
  }
}

type Reference = {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly childColumns: string[];
  readonly parentColumns: string[];
};

/** PostgreSQL checks references when they are written, unless somebody told it not to. */
async function* referencesToNothing(db: Database): AsyncGenerator<Finding> {
  const references = await db.query<Reference>(
    {
      text: `
      SELECT c.conname AS name, c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
        (SELECT array_agg(quote_ident(a.attname) ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS "childColumns",
        (SELECT array_agg(quote_ident(a.attname) ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) AS "parentColumns"
      FROM pg_constraint c
      WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = 'public'::regnamespace ORDER BY 1`,
    },
    [],
  );
  for (const { name, child, parent, childColumns, parentColumns } of references) {
    const [found] = await db.query<{ count: number }>(
      {
        text: `
        SELECT count(*)::float8 AS count FROM ${child} AS c
        WHERE num_nulls(${childColumns.map((column) => `c.${column}`).join(', ')}) = 0 AND NOT EXISTS (
          SELECT FROM ${parent} AS p
          WHERE ${childColumns.map((column, index) => `p.${parentColumns[index]} = c.${column}`).join(' AND ')}
        )`,
      },
      [],
    );
    if (!found || found.count === 0) continue;
    const detail = `${found.count} rows of ${child} refer to rows of ${parent} that do not exist`;
    yield finding('reference_to_nothing', { organization: null, id: name, detail });
  }
}

/** Of this month and the next, or of this day and the next, for the records that are kept by month or day. */
async function missingPartitions(db: Database): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    {
      text: `
      SELECT wanted.name FROM pg_partitioned_table t
      JOIN pg_class c ON c.oid = t.partrelid AND c.relnamespace = 'public'::regnamespace
      CROSS JOIN LATERAL (
        SELECT * FROM (VALUES ('provisioning_body', interval '1 day', '_YYYY_MM_DD'), (NULL, interval '1 month', '_YYYY_MM'))
          AS kept (parent, length, suffix)
        WHERE parent = c.relname OR parent IS NULL ORDER BY parent LIMIT 1
      ) AS kept
      CROSS JOIN generate_series(0, 1) AS ahead
      CROSS JOIN LATERAL (
        SELECT c.relname || to_char((now() AT TIME ZONE 'UTC') + ahead * kept.length, kept.suffix) AS name
      ) AS wanted
      WHERE NOT EXISTS (
        SELECT FROM pg_inherits i WHERE i.inhparent = c.oid AND i.inhrelid = to_regclass('public.' || wanted.name)
      ) ORDER BY 1`,
    },
    [],
  );
  return rows.map(({ name }) => name);
}
