/** The language of the texts. Swedish comes second; then this is chosen from the reader's languages. */
const language = 'en';

/**
 * The locale of numbers, dates and plurals: the reader's own region where they read our language, so that somebody
 * in London sees 3 Feb and somebody in Boston Feb 3, and never German dates in an English sentence.
 */
export const locale: string =
  globalThis.navigator?.languages.find((tag) => isOurLanguage(tag) && isWellFormed(tag)) ?? language;

function isOurLanguage(tag: string): boolean {
  return tag === language || tag.startsWith(`${language}-`);
}

/** A browser takes the tag from its system, where it can be none, like `en-US@posix`. `Intl` throws at those. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
