import type { WholeScopeReport } from '#lib/api.ts';
import { csvFile } from '#lib/csv.ts';
import { t } from '#lib/messages/translate.ts';

/** Everybody of a report in the order of the file, and then who is not in it. */
export function reportFile({ entries, absent, faulty }: WholeScopeReport): string {
  return csvFile([
    [
      t('preflight.column.line'),
      t('people.column.person'),
      t('preflight.column.userName'),
      t('preflight.column.address'),
      t('preflight.column.outcome'),
      t('preflight.column.member'),
    ],
    ...entries.map(({ line, displayName, userName, address, outcome, member, sameAsLine }) => [
      line,
      displayName,
      userName,
      address ?? '',
      t(`preflight.tab.${outcome}`),
      sameAsLine === null ? (member?.name ?? '') : t('preflight.sameAsLine', { line: sameAsLine }),
    ]),
    ...faulty.map(({ line, text, reason }) => [line, text, '', '', t('preflight.tab.faulty'), reason]),
    ...absent.map(({ name, email }) => ['', name, '', email ?? '', t('preflight.tab.absent'), name]),
  ]);
}
