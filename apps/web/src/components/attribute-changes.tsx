import { displayValue } from '#lib/display-value.ts';
import { t } from '#lib/messages/translate.ts';
import { AttributePath } from './attribute-path.tsx';

export type AttributeChange = { path: string; before?: unknown; after?: unknown };

/** Each attribute before and after. On narrow screens the two stand below each other. */
export function AttributeChanges({ changes }: { changes: readonly AttributeChange[] }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">{t('record.changesCaption')}</caption>
        <thead className="bg-sunken text-muted text-xs">
          <tr>
            <th scope="col" className="w-[34%] px-3 py-1.5 text-left font-medium">
              {t('record.attribute')}
            </th>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              {t('record.before')}
            </th>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              {t('record.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path} className="border-line border-t align-top">
              <th scope="row" className="break-words px-3 py-2 text-left font-mono font-normal text-xs">
                <AttributePath path={path} />
              </th>
              <td className="break-words px-3 py-2 text-muted">
                <Value value={before} />
              </td>
              <td className="break-words px-3 py-2">
                <Value value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value }: { value: unknown }) {
  const text = displayValue(value);
  return text === null ? <em className="text-faint">{t('record.nothing')}</em> : text;
}
