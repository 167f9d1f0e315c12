import type { SignedInDevice } from '#lib/api.ts';
import { t } from '#lib/messages/translate.ts';

/** "Firefox on Windows", from what the browser said about itself. */
export function deviceName({ browser, system }: SignedInDevice['device']): string {
  if (!browser && !system) return t('account.unknownDevice');
  return t('account.device', {
    browser: browser ?? t('account.browser.other'),
    system: system ?? t('account.system.other'),
  });
}
