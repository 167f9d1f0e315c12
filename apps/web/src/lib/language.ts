import { type Language, languages } from '@rollcall/access';

/** The languages of the portal, each under its own name, which is the one that its readers look for. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska' };

const storageKey = 'rollcall-language';

/** The language of every text: what the reader chose, else the first of the browser's languages that is ours. */
export const language: Language = chosen() ?? preferred() ?? 'en';

/**
 * The locale of numbers, dates and plurals: the reader's own region where they read our language, so that somebody
 * in London sees 3 Feb and somebody in Boston Feb 3, and never German dates in an English sentence.
 */
export const locale: string = preferredTags().find((tag) => isOf(language, tag)) ?? language;

/** Texts are chosen once, when the page is loaded, so it is loaded anew. */
export function setLanguage(next: Language): void {
  localStorage.setItem(storageKey, next);
  window.location.reload();
}

function chosen(): Language | undefined {
  const stored = globalThis.localStorage?.getItem(storageKey);
  return languages.find((own) => own === stored);
}

function preferred(): Language | undefined {
  for (const tag of preferredTags()) {
    const own = languages.find((candidate) => isOf(candidate, tag));
    if (own) return own;
  }
  return undefined;
}

function preferredTags(): readonly string[] {
  return (globalThis.navigator?.languages ?? []).filter(isWellFormed);
}

function isOf(own: Language, tag: string): boolean {
  return tag === own || tag.startsWith(`${own}-`);
}

/** A browser takes the tag from its system, where it can be none, like `en-US@posix`. `Intl` throws at those. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
