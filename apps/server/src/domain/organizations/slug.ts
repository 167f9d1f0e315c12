import { AppError } from '#errors.ts';

/** Pages below /sign-in/, where the sign-in of an organization has its slug: they would stand before it. */
const pagesOfSignIn: ReadonlySet<string> = new Set(['link', 'refused', 'second-step']);

/** Lower-case letters, digits and single hyphens; it stands in URLs and at the start of provider ids. */
export function parseSlug(text: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) || text.length > 40) {
    throw new AppError(
      'invalid',
      `${JSON.stringify(text)} cannot be a slug: use at most 40 lower-case letters and digits, with single hyphens between them.`,
    );
  }
  if (pagesOfSignIn.has(text)) {
    throw new AppError(
      'invalid',
      `${JSON.stringify(text)} cannot be a slug: a page of sign-in has this name.`,
    );
  }
  return text;
}
