import { roleLabel } from '#components/role-badge.tsx';
import type { SandboxStep } from '#lib/api.ts';
import { formatList, formatNames } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

/** What came of a step, with the names and numbers of this run. */
export function stepSentence(facts: NonNullable<SandboxStep['facts']>): string {
  switch (facts.kind) {
    case 'connection':
      return t('sandbox.step.connection.done');
    case 'people': {
      const { count, names } = facts;
      return t('sandbox.step.people.done', { count, names: formatNames({ count, names }) });
    }
    case 'groups': {
      const groups = facts.groups.map(({ name, people }) =>
        t('sandbox.step.groups.group', { name, count: people }),
      );
      return t('sandbox.step.groups.done', { groups: formatList(groups) });
    }
    case 'roles': {
      const { count, names, group, role } = facts;
      return t('sandbox.step.roles.done', {
        group,
        role: roleLabel(role),
        names: formatNames({ count, names }),
      });
    }
    case 'change': {
      const { person, group, role } = facts;
      return t('sandbox.step.change.done', { person, group, role: roleLabel(role) });
    }
    case 'departure':
      return t('sandbox.step.departure.done', { person: facts.person });
    case 'refusal':
      return t('sandbox.step.refusal.done', { status: facts.status, detail: facts.detail });
    case 'removal':
      return t('sandbox.step.removal.done', {
        people: t('names.people', { count: facts.people }),
        groups: t('sandbox.count.groups', { count: facts.groups }),
        requests: t('sandbox.count.requests', { count: facts.requests }),
      });
  }
}
