/**
 * The least that a server in Node can do for the requests that are measured: a bare HTTP server that parses the body,
 * runs one named prepared statement and writes JSON of the size of our answer. It authenticates nobody, checks
 * nothing and keeps no record. Arguments: the ids of an organization and a directory.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const [organizationId, directoryId] = process.argv.slice(2);
/** As many connections as our server has. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

const selectUser = {
  name: 'select_user',
  text: `SELECT document FROM ceiling.directory_user
    WHERE organization_id = $1 AND directory_id = $2 AND lower(user_name) = lower($3)`,
};
const insertUser = {
  name: 'insert_user',
  text: `INSERT INTO ceiling.directory_user
      (organization_id, directory_id, member_id, user_name, external_id, active, display_name, email, document)
    VALUES ($1, $2, uuidv7(), $3, $4, $5, $6, $7, $8)
    RETURNING id, revision, created_at, last_modified_at`,
};
const updateUser = {
  name: 'update_user',
  text: `UPDATE ceiling.directory_user SET display_name = $4, revision = revision + 1, last_modified_at = now(),
      document = jsonb_set(document, '{displayName}', to_jsonb($4::text))
    WHERE organization_id = $1 AND directory_id = $2 AND id = $3
    RETURNING document`,
};
const insertMembers = insertInto('membership');
const insertReferringMembers = insertInto('referring_membership');

function insertInto(table: string) {
  const text = `INSERT INTO ceiling.${table} (organization_id, directory_id, group_id, directory_user_id)
    SELECT $1, $2, $3, unnest($4::uuid[])`;
  return { name: `insert_${table}`, text };
}

const server = createServer((req, res) => {
  answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
});

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const [, collection, key = ''] = (req.url ?? '').split('/');
  switch (`${req.method} ${collection}`) {
    case 'GET Users': {
      const rows = await run(selectUser, [decodeURIComponent(key)]);
      return send(res, 200, listOf(rows.map(({ document }) => document)));
    }
    case 'POST Users': {
      const user = await readJson<UserBody>(req);
      const { userName, externalId, active, displayName, emails } = user;
      const values = [userName, externalId, active, displayName, emails[0].value, JSON.stringify(user)];
      const [row] = await run(insertUser, values);
      return send(res, 201, { ...user, id: row.id, meta: metaOf(row) });
    }
    case 'PATCH Users': {
      const { Operations: operations } = await readJson<PatchBody<string>>(req);
      const [row] = await run(updateUser, [key, operations[0].value]);
      return send(res, 200, row.document);
    }
    case 'PATCH Groups':
    case 'PATCH ReferringGroups': {
      const { Operations: operations } = await readJson<PatchBody<{ value: string }[]>>(req);
      await run(collection === 'Groups' ? insertMembers : insertReferringMembers, [
        key,
        operations[0].value.map(({ value }) => value),
      ]);
      res.writeHead(204).end();
      return;
    }
    default:
      res.writeHead(404).end();
  }
}

async function run(statement: { name: string; text: string }, values: unknown[]) {
  return (await pool.query({ ...statement, values: [organizationId, directoryId, ...values] })).rows;
}

/** What this benchmark sends, and nobody else. */
type UserBody = {
  userName: string;
  externalId: string;
  active: boolean;
  displayName: string;
  emails: [{ value: string }];
};
type PatchBody<Value> = { Operations: [{ value: Value }] };

async function readJson<Body>(req: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

function send(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/scim+json' }).end(JSON.stringify(body));
}

function listOf(resources: readonly object[]): object {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:ListResponse'];
  const { length } = resources;
  return { schemas, totalResults: length, startIndex: 1, itemsPerPage: length, Resources: resources };
}

function metaOf(row: { id: string; revision: number; created_at: Date; last_modified_at: Date }): object {
  return {
    resourceType: 'User',
    created: row.created_at,
    lastModified: row.last_modified_at,
    location: `http://127.0.0.1:12345/api/auth/scim/v2/Users/${row.id}`,
    version: `W/"${row.revision}"`,
  };
}

process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeAllConnections();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `The ceiling is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`,
  );
});
