import { HistoryChart, NoHistory } from '#components/history-chart.tsx';
import { Card } from '#components/page.tsx';
import type { HistorySpan } from '#lib/api.ts';
import { formatNumber, formatSeconds } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';
import { pointsOf, type Range } from './history-points.ts';

const roundNumber = (value: number) => formatNumber(Math.round(value));

/** How a connection has been: what it sent, how long that took, and whom it brought. */
export function HistoryCharts({ history, range }: { history: readonly HistorySpan[]; range: Range }) {
  const spanName = t(`connectionHealth.span.${range}`);
  const hasCycles = history.some(({ meanCycleSeconds }) => meanCycleSeconds !== null);
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Card className="px-4 py-3.5 md:col-span-2">
        <HistoryChart
          title={t('connectionHealth.changes')}
          spanName={spanName}
          shape="stacked"
          series={[
            { name: t('overview.chartChanges'), tone: 'accent' },
            { name: t('overview.chartFailures'), tone: 'danger' },
          ]}
          points={pointsOf(history, range, ({ changes, failures }) => [changes, failures])}
          unit="number"
          format={roundNumber}
        />
      </Card>
      <Card className="px-4 py-3.5 md:col-span-2">
        {hasCycles ? (
          <HistoryChart
            title={t('connectionHealth.duration')}
            spanName={spanName}
            shape="nested"
            series={[
              { name: t('connectionHealth.longest'), tone: 'soft' },
              { name: t('connectionHealth.mean'), tone: 'accent' },
            ]}
            points={pointsOf(history, range, ({ longestCycleSeconds, meanCycleSeconds }) => [
              longestCycleSeconds,
              meanCycleSeconds,
            ])}
            unit="seconds"
            format={formatSeconds}
          />
        ) : (
          <NoHistory title={t('connectionHealth.duration')}>{t('connectionHealth.noCycles')}</NoHistory>
        )}
      </Card>
      {(['people', 'groups'] as const).map((what) => (
        <Card key={what} className="px-4 py-3.5">
          {history.some((span) => span[what] !== null) ? (
            <HistoryChart
              title={t(`connectionHealth.${what}`)}
              spanName={spanName}
              shape="line"
              series={[{ name: t(`connectionHealth.${what}.series`), tone: 'accent' }]}
              points={pointsOf(history, range, (span) => [span[what]])}
              unit="number"
              format={roundNumber}
            />
          ) : (
            <NoHistory title={t(`connectionHealth.${what}`)}>{t('connectionHealth.notCounted')}</NoHistory>
          )}
        </Card>
      ))}
    </div>
  );
}
