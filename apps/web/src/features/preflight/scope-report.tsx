import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { CountedChoice } from '#components/counted-choice.tsx';
import { ErrorNote } from '#components/error-note.tsx';
import { Note } from '#components/note.tsx';
import { Card, Section } from '#components/page.tsx';
import { Table } from '#components/table.tsx';
import type { TextFile } from '#features/imports/read-text-file.ts';
import { type ScopeReportData, trpc } from '#lib/api.ts';
import { downloadFile } from '#lib/download-file.ts';
import { formatList } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { useOrganization } from '#lib/organization.ts';
import { absentColumns, entryColumns, faultyColumns } from './report-columns.tsx';
import { reportFile } from './report-file.ts';

/** What needs somebody comes first. */
const tabs = [
  'losing',
  'unclear',
  'inactive',
  'duplicate',
  'without_address',
  'faulty',
  'absent',
  'new',
  'matched',
  'known',
] as const;
type Tab = (typeof tabs)[number];

type ScopeReportProps = { report: ScopeReportData; file: TextFile; directoryId: string | null };

/** What a push of everybody in the file would do: what needs somebody, and each kind with its people. */
export function ScopeReport({ report, file, directoryId }: ScopeReportProps) {
  const scope = useOrganization();
  const [chosen, choose] = useState<Tab | null>(null);
  const shown = tabs.filter((tab) => report.counts[tab] > 0);
  const tab = chosen && shown.includes(chosen) ? chosen : (shown[0] ?? 'matched');
  const everybody = useMutation(
    trpc.preflight.everybody.mutationOptions({
      onSuccess: (all) =>
        downloadFile(t('preflight.file'), new Blob([reportFile(all)], { type: 'text/csv' })),
    }),
  );
  return (
    <Section
      title={t('preflight.report', { file: file.name })}
      action={
        <Button
          icon={Download}
          busy={everybody.isPending}
          onClick={() => everybody.mutate({ ...scope, csv: file.text, directoryId })}
        >
          {t('preflight.download')}
        </Button>
      }
    >
      <ErrorNote error={everybody.error} />
      <Notes report={report} guessed={file.guessed} />
      <CountedChoice
        label={t('preflight.tabs')}
        value={tab}
        options={shown.map((value) => ({
          value,
          label: t(`preflight.tab.${value}`),
          count: report.counts[value],
        }))}
        onChoose={choose}
      />
      <div className="flex flex-col gap-2">
        <p className="max-w-[88ch] text-muted">{t(`preflight.tab.${tab}.detail`)}</p>
        <Card>
          <People report={report} tab={tab} />
        </Card>
      </div>
    </Section>
  );
}

function Notes({ report, guessed }: { report: ScopeReportData; guessed: boolean }) {
  const { organization } = useOrganization();
  const { absentAdmins, differInCase, unprovenDomains } = report;
  const domains = unprovenDomains.map(({ domain, people }) =>
    t('preflight.domain', { domain, count: people }),
  );
  return (
    <>
      {guessed && <Note tone="warning">{t('imports.guessed')}</Note>}
      {absentAdmins > 0 && (
        <Note tone="warning" title={t('preflight.absentAdmins', { count: absentAdmins })}>
          {t('preflight.absentAdminsDetail')}
        </Note>
      )}
      {differInCase > 0 && (
        <Note title={t('preflight.case', { count: differInCase })}>{t('preflight.caseDetail')}</Note>
      )}
      {domains.length > 0 && (
        <Note title={t('preflight.domains', { domains: formatList(domains) })}>
          {t('preflight.domainsDetail')}{' '}
          <Link
            to="/o/$organization/settings/domains"
            params={{ organization }}
            className="text-accent-text underline underline-offset-4"
          >
            {t('nav.domains')}
          </Link>
        </Note>
      )}
    </>
  );
}

function People({ report, tab }: { report: ScopeReportData; tab: Tab }) {
  const caption = t('preflight.caption', { tab: t(`preflight.tab.${tab}`) });
  const more = report.counts[tab] - shownOf(report, tab);
  return (
    <>
      {tab === 'absent' ? (
        <Table caption={caption} columns={absentColumns} items={report.absent} itemId={({ id }) => id} />
      ) : tab === 'faulty' ? (
        <Table
          caption={caption}
          columns={faultyColumns}
          items={report.faulty}
          itemId={({ line }) => String(line)}
        />
      ) : (
        <Table
          caption={caption}
          columns={entryColumns}
          items={report.entries[tab]}
          itemId={({ line }) => String(line)}
        />
      )}
      {more > 0 && (
        <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
          {t('preflight.more', { count: more })}
        </p>
      )}
    </>
  );
}

function shownOf(report: ScopeReportData, tab: Tab): number {
  if (tab === 'absent' || tab === 'faulty') return report[tab].length;
  return report.entries[tab].length;
}
