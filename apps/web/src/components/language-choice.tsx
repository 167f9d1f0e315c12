import { languages } from '@rollcall/access';
import { cx } from '#lib/class-names.ts';
import { language, languageNames, setLanguage } from '#lib/language.ts';
import { t } from '#lib/messages/translate.ts';

/** The languages side by side, for pages without an account menu. */
export function LanguageChoice() {
  return (
    <nav aria-label={t('nav.language')} className="flex gap-1 text-[13px]">
      {languages.map((own) => (
        <button
          key={own}
          type="button"
          lang={own}
          aria-current={own === language}
          onClick={() => setLanguage(own)}
          className={cx(
            'rounded-md px-2 py-1 transition-colors hover:bg-sunken pointer-coarse:min-h-10',
            own === language ? 'font-medium text-ink' : 'text-muted',
          )}
        >
          {languageNames[own]}
        </button>
      ))}
    </nav>
  );
}
