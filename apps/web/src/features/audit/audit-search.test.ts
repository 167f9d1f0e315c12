import { expect, it } from 'vitest';
import { downloadAddress } from '#lib/download-address.ts';
import { auditFilter, validateAuditSearch } from './audit-search.ts';

it('an export holds what the list is filtered by, and nothing that the address only pretends', () => {
  const search = validateAuditSearch({ search: 'a&b', who: 'staff', area: 'nonsense', period: 'day' });
  const filter = auditFilter(search, Date.parse('2026-11-22T12:00:00Z'));
  expect(downloadAddress('acme', 'audit.csv', filter)).toBe(
    '/download/acme/audit.csv?search=a%26b&actorKind=staff&from=2026-11-21T12%3A00%3A00.000Z',
  );
  expect(downloadAddress('acme', 'audit.json', auditFilter({ who: 'id-of-ann' }, 0))).toBe(
    '/download/acme/audit.json?actorId=id-of-ann',
  );
  expect(downloadAddress('acme', 'audit.json', auditFilter({}, 0))).toBe('/download/acme/audit.json');
});

it('one record that something links to is found by its time, and by nothing else', () => {
  const search = validateAuditSearch({ record: 'r', at: '2026-11-22T12:00:00.000Z', period: 'day' });
  expect(auditFilter(search, 0)).toEqual({ record: 'r', from: '2026-11-22T12:00:00.000Z' });
});
