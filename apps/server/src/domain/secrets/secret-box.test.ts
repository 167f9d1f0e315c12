import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resealSecrets } from './reseal-secrets.ts';
import { sealedColumns } from './sealed-columns.ts';
import { createSecretBox, keyBytes } from './secret-box.ts';

const older = randomBytes(keyBytes);
const newer = randomBytes(keyBytes);
const place = { in: sealedColumns.ssoClientSecret, key: ['organization a', 'connection 1'] };

describe('the secret box', () => {
  const box = createSecretBox(() => [newer]);

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = box.seal('s3cret-ÅSA', place);
    expect(sealed).not.toContain('s3cret');
    expect(sealed).not.toBe(box.seal('s3cret-ÅSA', place));
    expect(box.open(sealed, place)).toBe('s3cret-ÅSA');
  });

  it.each([
    ['another organization', { ...place, key: ['organization b', 'connection 1'] }],
    ['another row', { ...place, key: ['organization a', 'connection 2'] }],
    ['another column', { ...place, in: { ...place.in, column: 'other_sealed' } }],
    ['another table', { ...place, in: { ...place.in, table: 'other' } }],
  ])('does not open a secret that was moved to %s', (_, elsewhere) => {
    const sealed = box.seal('s3cret', place);
    expect(() => box.open(sealed, elsewhere)).toThrow();
  });

  it('does not open what was changed, in any byte', () => {
    const [id, body = ''] = box.seal('s3cret', place).split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => box.open(`${id}.${changed.toString('base64url')}`, place)).toThrow();
    }
    expect(() => box.open(`${id}.`, place)).toThrow();
  });

  it('opens with every key and seals with the first', () => {
    const sealed = createSecretBox(() => [older]).seal('s3cret', place);
    const both = createSecretBox(() => [newer, older]);
    expect(both.open(sealed, place)).toBe('s3cret');
    expect(box.open(both.seal('s3cret', place), place)).toBe('s3cret');
  });

  it('says what whoever runs the server has to do when a key is missing', () => {
    const none = createSecretBox(() => []);
    expect(() => none.seal('s3cret', place)).toThrow(/set ENCRYPTION_KEY/);
    const sealed = createSecretBox(() => [older]).seal('s3cret', place);
    expect(() => box.open(sealed, place)).toThrow(/add the key [0-9a-f]{8} to ENCRYPTION_KEY again/);
  });
});

describe('sealing again with a new key', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it('leaves nothing in the database that needs the old one', async () => {
    const organizationIds = await Promise.all(
      ['a', 'b'].map(connectionSealedWith(createSecretBox(() => [older]))),
    );
    expect(
      await resealSecrets(
        test.db,
        createSecretBox(() => [newer, older]),
      ),
    ).toBe(2);
    const box = createSecretBox(() => [newer]);
    for (const { organizationId, id, clientSecretSealed } of await test.db.prisma.ssoConnection.findMany()) {
      expect(organizationIds).toContain(organizationId);
      expect(
        box.open(clientSecretSealed, { in: sealedColumns.ssoClientSecret, key: [organizationId, id] }),
      ).toBe(`secret of ${organizationId}`);
    }
    expect(await resealSecrets(test.db, box)).toBe(0);
  });

  it('reaches every sealed column that the database has', async () => {
    const columns = await test.db.query<{ name: string }>(
      {
        text: `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
               WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed'`,
      },
      [],
    );
    const known = Object.values(sealedColumns).map(({ table, column }) => `${table}.${column}`);
    expect(known.sort()).toEqual(columns.map(({ name }) => name).sort());
  });

  function connectionSealedWith(box: ReturnType<typeof createSecretBox>) {
    return async (slug: string): Promise<string> => {
      const { id: organizationId } = await test.db.prisma.organization.create({ data: { slug, name: slug } });
      const id = crypto.randomUUID();
      const key = [organizationId, id];
      await test.db.prisma.ssoConnection.create({
        data: {
          organizationId,
          id,
          provider: 'oidc',
          issuer: 'https://idp.test',
          clientId: 'rollcall',
          createdBy: 'Test',
          clientSecretSealed: box.seal(`secret of ${organizationId}`, {
            in: sealedColumns.ssoClientSecret,
            key,
          }),
        },
      });
      return organizationId;
    };
  }
});
