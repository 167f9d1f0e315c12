import { AppError } from '#errors.ts';

/** Lower-case letters, digits and single hyphens; it stands in URLs and at the start of provider ids. */
export function parseSlug(text: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) || text.length > 40) {
    throw new AppError(
      'invalid',
      `${JSON.stringify(text)} cannot be a slug: use at most 40 lower-case letters and digits, with single hyphens between them.`,
    );
  }
  return text;
}
