import { t } from '#lib/messages/translate.ts';

/** In this order: the later ones claim to be the earlier ones too. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** "Firefox on Windows", from what the browser says about itself. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return t('account.unknownDevice');
  const browser = browsers.find(([sign]) => userAgent.includes(sign))?.[1];
  const system = systems.find(([sign]) => userAgent.includes(sign))?.[1];
  if (!browser && !system) return t('account.unknownDevice');
  return t('account.device', {
    browser: browser ?? t('account.browser.other'),
    system: system ?? t('account.system.other'),
  });
}
