import type { Statement } from '@rollcall/db';
import type pg from 'pg';

/** A statement as it ran, also one inside a function or for a foreign key. */
export type ExplainedStatement = {
  readonly text: string;
  /** Pages of 8 KiB that it looked at. */
  readonly pages: number;
  readonly scans: readonly Scan[];
};

type Scan = {
  readonly kind: string;
  readonly table: string;
  readonly index: string | undefined;
  /** Rows that it looked at, whatever became of them. */
  readonly rows: number;
};

export type ExplainingConnection = {
  /** As the server's own connections run it. */
  query(statement: Statement, values: readonly unknown[]): Promise<pg.QueryResultRow[]>;
  /** What ran since the last call. */
  taken(): readonly ExplainedStatement[];
};

/** Makes PostgreSQL explain every statement of a connection after it ran. The connection must be a superuser's. */
export async function explainEverything(client: pg.Client): Promise<ExplainingConnection> {
  for (const setting of [
    "LOAD 'auto_explain'",
    "SET auto_explain.log_level = 'notice'",
    "SET auto_explain.log_format = 'json'",
    'SET auto_explain.log_min_duration = 0',
    'SET auto_explain.log_analyze = on',
    'SET auto_explain.log_timing = off',
    'SET auto_explain.log_buffers = on',
    'SET auto_explain.log_nested_statements = on',
  ])
    await client.query(setting);

  let statements: ExplainedStatement[] = [];
  client.on('notice', ({ message = '' }) => {
    const json = message.slice(message.indexOf('{'));
    if (message.startsWith('duration:')) statements.push(statementOf(JSON.parse(json)));
  });
  return {
    query: async (statement, values) => (await client.query({ ...statement, values: [...values] })).rows,
    taken: () => {
      const all = statements;
      statements = [];
      return all;
    },
  };
}

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
};

function statementOf(explained: { 'Query Text': string; Plan: PlanNode }): ExplainedStatement {
  const { Plan: plan } = explained;
  const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  return { text: explained['Query Text'], pages, scans: nodesOf(plan).flatMap(scanOf) };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function scanOf(node: PlanNode): Scan[] {
  const table = node['Relation Name'];
  if (!node['Node Type'].endsWith('Scan') || table === undefined) return [];
  const once =
    (node['Actual Rows'] ?? 0) +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  const rows = Math.round(once * (node['Actual Loops'] ?? 0));
  return [{ kind: node['Node Type'], table, index: node['Index Name'], rows }];
}
