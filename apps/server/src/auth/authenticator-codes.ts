import { brand } from '@rollcall/access';
import { Secret, TOTP } from 'otpauth';
import type { Identity } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import {
  authenticatorAppOf,
  keepAuthenticatorSecret,
  takeCode,
} from '#domain/second-factors/authenticator-app.ts';
import { makeRecoveryCodes, useRecoveryCode } from '#domain/second-factors/recovery-codes.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { AppError } from '#errors.ts';
import type { SignInLimits } from './sign-in-limits.ts';

type Dependencies = {
  readonly db: Database;
  readonly secrets: SecretBox;
  readonly limits: SignInLimits;
};

const secretBytes = 20;
/** A clock may be one step of 30 seconds off, either way. */
const stepsOff = 1;

/** Begins with an authenticator app: what it is to be told, as text and as the address that its camera reads. */
export async function beginAuthenticatorApp(
  dependencies: Dependencies,
  identity: Identity,
): Promise<{ secret: string; uri: string }> {
  if ((await authenticatorAppOf(dependencies, identity))?.confirmed) {
    throw new AppError('conflict', 'There is an authenticator app already. Remove it first.');
  }
  const secret = new Secret({ size: secretBytes }).base32;
  await keepAuthenticatorSecret(dependencies, identity, secret);
  return { secret, uri: generatorOf(secret, identity.email).toString() };
}

/** Ends setting it up, with a first code that was right. @throws invalid, rate_limited. Returns the recovery codes. */
export async function confirmAuthenticatorApp(
  dependencies: Dependencies,
  identity: Identity,
  code: string,
): Promise<string[]> {
  const app = await authenticatorAppOf(dependencies, identity);
  if (!app || app.confirmed) throw new AppError('conflict', 'Begin again: there is no app to confirm.');
  await dependencies.limits.attemptCode(identity.id);
  if (!(await isCode(dependencies.db, app, code))) throw wrongCode();
  return await makeRecoveryCodes(dependencies.db, identity);
}

/** A code of the app, or a recovery code. @throws invalid, rate_limited */
export async function checkCode(dependencies: Dependencies, identity: Identity, code: string): Promise<void> {
  const { db, limits } = dependencies;
  await limits.attemptCode(identity.id);
  const app = await authenticatorAppOf(dependencies, identity);
  const isRight =
    (app?.confirmed && (await isCode(db, app, code))) || (await useRecoveryCode(db, identity, code));
  if (!isRight) throw wrongCode();
}

async function isCode(db: Database, app: { id: string; secret: string }, code: string): Promise<boolean> {
  const totp = generatorOf(app.secret, '');
  const off = totp.validate({ token: code.replace(/\s/g, ''), window: stepsOff });
  return off !== null && (await takeCode(db, app.id, totp.counter() + off));
}

function generatorOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: brand.productName, label, secret: Secret.fromBase32(secret) });
}

function wrongCode(): AppError {
  return new AppError('invalid', 'This code is not right, or was used before. Wait for the next one.');
}
