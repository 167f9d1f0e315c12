import type { Cycle } from '#lib/api.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

const changes = ['created', 'updated', 'enabled', 'disabled', 'deleted'] as const;

/** What a cycle came to: "12 created, 3 changed and 1 disabled". */
export function cycleSentence(cycle: Cycle): string {
  const counts = changes.flatMap((kind) =>
    cycle[kind] > 0 ? t(`cycle.${kind}`, { count: cycle[kind] }) : [],
  );
  if (counts.length > 0) return formatList(counts);
  if (cycle.skipped > 0) return t('cycle.skipped', { count: cycle.skipped });
  if (cycle.failed > 0) return t('cycle.onlyFailed', { count: cycle.failed });
  return t('cycle.lookedUp', { count: cycle.lookedUp });
}
