import { type LinkProps, linkOptions } from '@tanstack/react-router';
import type { Tone } from '#components/status-badge.tsx';
import type { Attention } from '#lib/api.ts';
import { formatDay, formatRelative, formatSpan } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

export type AttentionRow = {
  tone: Tone;
  title: string;
  detail: string;
  action: { label: string; link: LinkProps };
};

/** One problem in words, with the one thing to do about it. */
export function describeAttention(item: Attention, organization: string, nowMs: number): AttentionRow {
  const params = { organization };
  const directory = item.directoryName ?? '';
  const name = item.name ?? '';
  const count = item.count ?? 1;
  const when = item.at ? formatRelative(item.at, nowMs) : '';
  const setup = linkOptions({ to: '/o/$organization/setup', params });
  const guide = item.directoryId
    ? linkOptions({
        to: '/o/$organization/setup/$directoryId',
        params: { organization, directoryId: item.directoryId },
      })
    : setup;
  const failures = linkOptions({
    to: '/o/$organization/activity',
    params,
    search: { result: 'failed', directoryId: item.directoryId },
  });
  const newToken = linkOptions({
    to: '/o/$organization/tokens',
    params,
    search: { create: item.directoryId },
  });
  const toNextToken = item.next !== undefined && {
    detail: t('attention.next_token', { directory, next: item.next }),
    action: {
      label: t('attention.next_token.action'),
      link: linkOptions({ to: '/o/$organization/tokens', params }),
    },
  };

  switch (item.kind) {
    case 'no_admin':
      return {
        tone: 'danger',
        title: t('attention.no_admin'),
        detail: t('attention.no_admin.detail'),
        action: {
          label: t('attention.no_admin.action'),
          link: linkOptions({ to: '/o/$organization/people', params }),
        },
      };
    case 'no_directory':
      return {
        tone: 'info',
        title: t('attention.no_directory'),
        detail: t('attention.no_directory.detail'),
        action: { label: t('attention.no_directory.action'), link: setup },
      };
    case 'never_connected':
      return {
        tone: 'pending',
        title: t('attention.never_connected', { directory }),
        detail: t('attention.never_connected.detail'),
        action: { label: t('attention.never_connected.action'), link: guide },
      };
    case 'directory_suspended':
      return {
        tone: 'warning',
        title: t('attention.directory_suspended', { directory }),
        detail: t('attention.directory_suspended.detail', { when }),
        action: {
          label: t('attention.directory_suspended.action'),
          link: linkOptions({ to: '/o/$organization/settings', params }),
        },
      };
    case 'quarantined':
      return {
        tone: 'danger',
        title: t('attention.quarantined', { directory }),
        detail: t('attention.quarantined.detail', {
          day: item.endsAt ? formatDay(item.endsAt) : '',
          left: item.endsAt ? formatRelative(item.endsAt, nowMs) : '',
        }),
        action: { label: t('attention.quarantined.action'), link: failures },
      };
    case 'overdue':
      return {
        tone: 'warning',
        title: t('attention.overdue', { directory }),
        detail: t('attention.overdue.detail', { span: formatSpan(item.usualGapSeconds ?? 0), when }),
        action: {
          label: t('attention.overdue.action'),
          link: item.directoryId
            ? linkOptions({
                to: '/o/$organization/setup/$directoryId/health',
                params: { organization, directoryId: item.directoryId },
              })
            : setup,
        },
      };
    case 'failing':
      return {
        tone: 'danger',
        title: t('attention.failing', { directory }),
        detail: t('attention.failing.detail', { count }),
        action: {
          label: t('attention.failing.action'),
          link: failures,
        },
      };
    case 'token_expiring':
      return {
        tone: 'warning',
        title: t('attention.token_expiring', { name, directory, when }),
        ...(toNextToken || {
          detail: t('attention.token_expiring.detail'),
          action: { label: t('attention.token_expiring.action'), link: newToken },
        }),
      };
    case 'token_expired':
      return {
        tone: 'danger',
        title: t('attention.token_expired', { name, directory }),
        ...(toNextToken || {
          detail: t('attention.token_expired.detail', { directory }),
          action: { label: t('attention.token_expired.action'), link: newToken },
        }),
      };
    case 'token_revoked':
      return {
        tone: 'danger',
        title: t('attention.token_revoked', { directory }),
        detail: t('attention.token_revoked.detail', { name, when, directory }),
        action: { label: t('attention.token_expired.action'), link: newToken },
      };
    case 'authentication_failures':
      return {
        tone: 'danger',
        title: t('attention.authentication_failures', { directory }),
        detail: t('attention.authentication_failures.detail', { count, when }),
        action: {
          label: t('attention.authentication_failures.action'),
          link: linkOptions({ to: '/o/$organization/activity', params, hash: 'authentication' }),
        },
      };
    case 'unmapped_group':
      return {
        tone: 'info',
        title: t('attention.unmapped_group', { group: name }),
        detail: t('attention.unmapped_group.detail', { count: item.people ?? 0, directory }),
        action: {
          label: t('attention.unmapped_group.action'),
          link: linkOptions({
            to: '/o/$organization/groups',
            params,
            search: { state: 'unmapped', search: name || undefined },
          }),
        },
      };
    case 'no_groups':
      return {
        tone: 'info',
        title: t('attention.no_groups', { directory }),
        detail: t('attention.no_groups.detail'),
        action: { label: t('attention.no_groups.action'), link: guide },
      };
    case 'lockout_hold':
      return {
        tone: 'warning',
        title: t('attention.lockout_hold', { name }),
        detail: t('attention.lockout_hold.detail'),
        action: {
          label: t('attention.lockout_hold.action'),
          link: item.memberId
            ? linkOptions({
                to: '/o/$organization/people/$memberId',
                params: { organization, memberId: item.memberId },
              })
            : linkOptions({ to: '/o/$organization/people', params, search: { reason: 'lockout_hold' } }),
        },
      };
    case 'directory_move':
      return {
        tone: 'info',
        title: t('attention.directory_move', { directory, name }),
        detail: t('attention.directory_move.detail', { directory, when }),
        action: { label: t('attention.directory_move.action'), link: moveOf(item, organization) },
      };
    case 'retired_still_calls':
      return {
        tone: 'warning',
        title: t('attention.retired_still_calls', { directory }),
        detail: t('attention.retired_still_calls.detail', { count, when }),
        action: { label: t('attention.retired_still_calls.action'), link: moveOf(item, organization) },
      };
    case 'pending_removals':
      return {
        tone: 'danger',
        title: t('attention.pending_removals', { count }),
        detail: t('attention.pending_removals.detail', { when }),
        action: {
          label: t('attention.pending_removals.action'),
          link: linkOptions({ to: '/o/$organization/people/removals', params }),
        },
      };
    case 'support_request':
      return {
        tone: 'warning',
        title: t('attention.support_request', { name }),
        detail: t('attention.support_request.detail', { when }),
        action: {
          label: t('attention.support_request.action'),
          link: linkOptions({ to: '/o/$organization/settings/support-access', params }),
        },
      };
    case 'role_override':
      return {
        tone: 'info',
        title: t('attention.role_override', { name }),
        detail: t('attention.role_override.detail', { when }),
        action: {
          label: t('attention.role_override.action'),
          link: item.memberId
            ? linkOptions({
                to: '/o/$organization/people/$memberId',
                params: { organization, memberId: item.memberId },
              })
            : linkOptions({ to: '/o/$organization/people', params, search: { reason: 'override' } }),
        },
      };
    case 'pin_ending':
      return {
        tone: 'info',
        title: t('attention.pin_ending', { name }),
        detail: t('attention.pin_ending.detail', { when }),
        action: {
          label: t('attention.pin_ending.action'),
          link: item.memberId
            ? linkOptions({
                to: '/o/$organization/people/$memberId',
                params: { organization, memberId: item.memberId },
              })
            : linkOptions({ to: '/o/$organization/people', params, search: { reason: 'pin' } }),
        },
      };
    case 'incomplete_members':
      return {
        tone: 'warning',
        title: t('attention.incomplete_members', { count }),
        detail: t('attention.incomplete_members.detail'),
        action: {
          label: t('attention.incomplete_members.action'),
          link: linkOptions({ to: '/o/$organization/people', params, search: { status: 'incomplete' } }),
        },
      };
    case 'domain_record_missing':
      return {
        tone: 'warning',
        title: t('attention.domain_record_missing', { name }),
        detail: t('attention.domain_record_missing.detail', { when }),
        action: {
          label: t('attention.domain.action'),
          link: linkOptions({ to: '/o/$organization/settings/domains', params }),
        },
      };
    case 'domain_lost':
      return {
        tone: 'danger',
        title: t('attention.domain_lost', { name }),
        detail: t('attention.domain_lost.detail', { name }),
        action: {
          label: t('attention.domain.action'),
          link: linkOptions({ to: '/o/$organization/settings/domains', params }),
        },
      };
    case 'possible_duplicate':
      return {
        tone: 'info',
        title: t('attention.possible_duplicate', { count }),
        detail: t('attention.possible_duplicate.detail'),
        action: {
          label: t('attention.possible_duplicate.action'),
          link: linkOptions({ to: '/o/$organization/people/duplicates', params }),
        },
      };
  }
}

function moveOf({ directoryId = '' }: Attention, organization: string): LinkProps {
  return linkOptions({
    to: '/o/$organization/setup/$directoryId/move',
    params: { organization, directoryId },
  });
}

/** Something that differs between any two rows, also where no id came with them. */
export function attentionKey(item: Attention): string {
  const { kind, directoryId, tokenId, groupId, memberId, domain, supportRequestId } = item;
  return [kind, directoryId, tokenId, groupId, memberId, domain, supportRequestId].join('/');
}
