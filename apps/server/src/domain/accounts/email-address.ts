import { AppError } from '#errors.ts';

/** Trimmed, as it is stored and shown; compared without regard to case by the database. */
export function parseEmail(text: string): string {
  const email = text.trim();
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new AppError('invalid', `${JSON.stringify(text)} is not an e-mail address.`);
  }
  return email;
}
