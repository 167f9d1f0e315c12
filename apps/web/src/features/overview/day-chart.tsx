import { Chart } from '#components/chart.tsx';
import type { Overview } from '#lib/api.ts';
import { formatHour } from '#lib/format.ts';
import { t } from '#lib/messages/translate.ts';

/** Changes and failures of the last day, hour by hour. */
export function DayChart({ activity }: { activity: Overview['activity'] }) {
  if (activity.every((hour) => hour.changes === 0 && hour.failures === 0)) {
    return <p className="py-6 text-center text-muted">{t('overview.chartEmpty')}</p>;
  }
  return (
    <Chart
      caption={t('overview.chartDetail')}
      barsName={t('overview.chartHour')}
      firstName={t('overview.chartChanges')}
      secondName={t('overview.chartFailures')}
      bars={activity.map(({ at, changes, failures }) => ({
        key: at,
        label: formatHour(at),
        first: changes,
        second: failures,
      }))}
    />
  );
}
