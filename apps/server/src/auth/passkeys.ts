import { brand } from '@rollcall/access';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Identity, Principal } from '#domain/accounts/principal.ts';
import type { Database } from '#domain/scope.ts';
import {
  addPasskey,
  findPasskey,
  keepChallenge,
  notePasskeyUse,
  useChallenge,
} from '#domain/second-factors/passkeys.ts';
import { secondFactorsOf } from '#domain/second-factors/queries.ts';
import { AppError } from '#errors.ts';

type Dependencies = { readonly db: Database; readonly publicUrl: string };

/** What the browser asks an authenticator for, so that a passkey for this person is made on it. */
export async function passkeyCreationOptions({ db, publicUrl }: Dependencies, identity: Identity) {
  const { passkeys } = await secondFactorsOf(db, identity);
  // Nothing is asked of extensions, whose types no JSON has.
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpName: brand.productName,
    rpID: hostOf(publicUrl),
    userName: identity.email,
    userDisplayName: identity.displayName,
    userID: new TextEncoder().encode(`${identity.kind} ${identity.id}`),
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    // It is found without an address being typed, and stands for two factors: the device and whom it knows.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(db, options.challenge, { purpose: 'register', owner: identity });
  return options;
}

/** @throws invalid when what the authenticator said does not hold */
export async function registerPasskey(
  { db, publicUrl }: Dependencies,
  owner: Principal,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<void> {
  const { registrationInfo } = await held(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => useChallenge(db, challenge, { purpose: 'register', owner }),
      expectedOrigin: new URL(publicUrl).origin,
      expectedRPID: hostOf(publicUrl),
    }),
  );
  if (!registrationInfo) throw notHeld();
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  await addPasskey(db, owner, { credentialId: id, name, publicKey, counter, transports });
}

/** For whoever is about to sign in: which passkey is up to them. */
export async function passkeyRequestOptions({ db, publicUrl }: Dependencies) {
  const { extensions: _, ...options } = await generateAuthenticationOptions({
    rpID: hostOf(publicUrl),
    userVerification: 'required',
  });
  await keepChallenge(db, options.challenge, { purpose: 'sign_in', owner: null });
  return options;
}

/** Whose passkey it is. @throws unauthenticated */
export async function signInWithPasskey(
  { db, publicUrl }: Dependencies,
  response: AuthenticationResponseJSON,
): Promise<Principal> {
  const passkey = await findPasskey(db, response.id);
  if (!passkey) throw new AppError('unauthenticated', 'This passkey is not known here (any more).');
  const { owner, counter, publicKey, transports } = passkey;
  const { verified, authenticationInfo } = await held(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => useChallenge(db, challenge, { purpose: 'sign_in', owner: null }),
      expectedOrigin: new URL(publicUrl).origin,
      expectedRPID: hostOf(publicUrl),
      credential: { id: response.id, publicKey, counter, transports: [...transports] },
    }),
  );
  if (!verified || !(await notePasskeyUse(db, response.id, authenticationInfo.newCounter))) throw notHeld();
  return owner;
}

/** The library throws what does not hold; what the database throws stays what it is. */
async function held<Result>(verify: () => Promise<Result>): Promise<Result> {
  try {
    return await verify();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw notHeld(cause);
  }
}

function notHeld(cause?: unknown): AppError {
  return new AppError('unauthenticated', 'The passkey could not be checked. Try again.', { cause });
}

function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname;
}
