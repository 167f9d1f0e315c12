import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { type Session, trpcClient } from './api.ts';

/** The browser, the device or the reader stopped it: there is nothing that the server could say about it. */
export class PasskeyNotUsed extends Error {}

/** Has a passkey made on the reader's device, and adds it. Gives the session, which has another id from then on. */
export async function addPasskey(name: string): Promise<Session | null> {
  const optionsJSON = await trpcClient.factor.passkeyOptions.mutate();
  const response = await byBrowser(() => startRegistration({ optionsJSON }));
  return await trpcClient.factor.addPasskey.mutate({ name, response });
}

export async function signInWithPasskey(): Promise<Session | null> {
  const optionsJSON = await trpcClient.session.passkeyOptions.mutate();
  const response = await byBrowser(() => startAuthentication({ optionsJSON }));
  return await trpcClient.session.signInWithPasskey.mutate({ response });
}

/**
 * Lets the browser offer passkeys where the address is entered, until it is stopped, also before it has begun. Null: the
 * browser cannot, or the reader went another way.
 */
export async function offerPasskeys(stopped: AbortSignal): Promise<Session | null> {
  try {
    if (!(await browserSupportsWebAuthnAutofill())) return null;
    const optionsJSON = await trpcClient.session.passkeyOptions.mutate();
    if (stopped.aborted) return null;
    stopped.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony(), { once: true });
    const response = await startAuthentication({ optionsJSON, useBrowserAutofill: true });
    return await trpcClient.session.signInWithPasskey.mutate({ response });
  } catch {
    return null;
  }
}

async function byBrowser<Response>(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (cause) {
    throw new PasskeyNotUsed('The passkey was not used', { cause });
  }
}
