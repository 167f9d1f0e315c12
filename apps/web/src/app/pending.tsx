import { LoaderCircle } from 'lucide-react';
import { t } from '#lib/messages/translate.ts';

/** While a screen's code or the session is on its way and it takes long enough to notice. */
export function Pending() {
  return (
    <div role="status" className="flex min-h-[50vh] items-center justify-center">
      <LoaderCircle aria-hidden className="size-5 animate-spin text-faint" />
      <span className="sr-only">{t('list.loading')}</span>
    </div>
  );
}
