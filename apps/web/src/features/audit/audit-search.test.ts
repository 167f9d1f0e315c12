import { expect, it } from 'vitest';
import { auditExport, auditFilter, validateAuditSearch } from './audit-search.ts';

it('an export holds what the list is filtered by, and nothing that the address only pretends', () => {
  const search = validateAuditSearch({ search: 'a&b', who: 'staff', area: 'nonsense', period: 'day' });
  const filter = auditFilter(search, Date.parse('2026-11-22T12:00:00Z'));
  expect(auditExport('acme', 'csv', filter)).toBe(
    '/download/acme/audit.csv?search=a%26b&actorKind=staff&from=2026-11-21T12%3A00%3A00.000Z',
  );
  expect(auditExport('acme', 'json', auditFilter({ who: 'id-of-ann' }, 0))).toBe(
    '/download/acme/audit.json?actorId=id-of-ann',
  );
  expect(auditExport('acme', 'json', auditFilter({}, 0))).toBe('/download/acme/audit.json');
});
