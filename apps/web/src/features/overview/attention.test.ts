import { expect, it } from 'vitest';
import type { Attention } from '#lib/api.ts';
import { attentionKey, describeAttention } from './attention.ts';

const okta = { directoryId: 'd', directoryName: 'Okta' };
const items: Attention[] = [
  { kind: 'no_admin' },
  { kind: 'no_directory' },
  { kind: 'never_connected', ...okta },
  { kind: 'failing', ...okta, count: 3 },
  { kind: 'authentication_failures', ...okta, tokenId: 't', count: 1 },
  { kind: 'token_expired', ...okta, tokenId: 't', name: 'May' },
  { kind: 'token_expiring', ...okta, tokenId: 't', name: 'May' },
  { kind: 'token_expiring', ...okta, tokenId: 't', name: 'May', next: 'June' },
  { kind: 'token_revoked', ...okta, tokenId: 't', name: 'May' },
  { kind: 'lockout_hold', memberId: 'm', name: 'Ana Berg' },
  { kind: 'no_groups', ...okta },
  { kind: 'unmapped_group', ...okta, groupId: 'g', name: 'Finance', people: 1 },
  { kind: 'incomplete_members', count: 4 },
  { kind: 'domain_record_missing', domain: 'a.com', name: 'a.com' },
  { kind: 'domain_lost', domain: 'a.com', name: 'a.com' },
  { kind: 'possible_duplicate', count: 2 },
  { kind: 'directory_move', ...okta, name: 'Entra ID' },
  { kind: 'retired_still_calls', ...okta, count: 2 },
];

it.each(items)('$kind is a sentence with one thing to do', (item) => {
  const row = describeAttention(item, 'contoso', Date.UTC(2026, 0, 1));
  expect(row.title).not.toMatch(/undefined|[{}]/);
  expect(row.detail).not.toMatch(/undefined|[{}]/);
  expect(row.action.link.params).toMatchObject({ organization: 'contoso' });
});

it('two problems of one kind have keys of their own', () => {
  const [first, second] = ['g1', 'g2'].map((groupId) => attentionKey({ kind: 'unmapped_group', groupId }));
  expect(first).not.toBe(second);
});
