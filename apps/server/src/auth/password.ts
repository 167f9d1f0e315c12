import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#errors.ts';
import { isBreachedPassword } from './breached-passwords.ts';

const passwordLengthMin = 12;
/** Long enough for every password manager, short enough that hashing is not an attack. */
const passwordLengthMax = 256;

/** Argon2id, the library's default algorithm, at the first of the settings that OWASP's cheat sheet recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** With null, for nobody, it takes as long as for somebody and answers false. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(
    passwordHash ?? (await hashOfNobody()),
    password.slice(0, passwordLengthMax + 1),
  );
  return matches && passwordHash !== null;
}

/** @throws invalid with what to do about it. */
export function checkNewPassword(password: string, email: string): void {
  if (password.length < passwordLengthMin) {
    throw new AppError('invalid', `A password needs at least ${passwordLengthMin} characters.`);
  }
  if (password.length > passwordLengthMax) {
    throw new AppError('invalid', `A password has at most ${passwordLengthMax} characters.`);
  }
  if (isBreachedPassword(password)) {
    throw new AppError('invalid', 'This password is in lists of leaked passwords. Choose another.');
  }
  if (password.toLowerCase().includes(email.toLowerCase())) {
    throw new AppError('invalid', 'A password must not contain your e-mail address. Choose another.');
  }
}

let nobody: Promise<string> | undefined;

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword('somebody who does not exist');
  return nobody;
}
