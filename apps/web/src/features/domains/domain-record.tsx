import { CopyField } from '#components/copy-field.tsx';
import type { Domain } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** The record to publish, each value to be copied. */
export function DomainRecord({ domain: { domain, record } }: { domain: Domain }) {
  return (
    <div className="grid max-w-[720px] gap-3">
      <p>
        <span className="font-medium">{t('domains.record.type')}</span>{' '}
        <code className="ml-1 font-mono text-sm">TXT</code>
      </p>
      <CopyField
        label={t('domains.record.name')}
        value={record.name}
        hint={t('domains.record.nameHint', { domain })}
      />
      <CopyField label={t('domains.record.value')} value={record.value} />
    </div>
  );
}
