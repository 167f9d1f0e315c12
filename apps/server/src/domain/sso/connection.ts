import { isSsoProvider, type SsoProvider } from '@rollcall/access';
import type { Prisma } from '@rollcall/db';
import type { SsoProblemReason } from './problem.ts';

type SsoState = 'draft' | 'tested' | 'on';

/** What an ID token said of the person, as far as it decides anything here. */
export type SsoClaims = {
  readonly subject: string;
  readonly email: string | null;
  /** The ID token's own word, which an organization's proven domain can stand in for. */
  readonly emailVerified: boolean;
  readonly displayName: string | null;
};

/** The last test sign-in, as it is stored. */
export type SsoTest = {
  readonly at: string;
  readonly by: string;
  readonly failure: { readonly reason: SsoProblemReason; readonly detail: string | null } | null;
  readonly claims: (SsoClaims & { readonly emailTrusted: boolean }) | null;
};

/** One connection, without its secret. */
export type SsoConnection = {
  readonly id: string;
  readonly provider: SsoProvider;
  readonly issuer: string;
  readonly clientId: string;
  readonly hostedDomain: string | null;
  readonly state: SsoState;
  readonly ssoOnly: boolean;
  readonly justInTime: boolean;
  readonly lastTest: SsoTest | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly switchedOnAt: Date | null;
};

export const connectionColumns = {
  id: true,
  provider: true,
  issuer: true,
  clientId: true,
  hostedDomain: true,
  state: true,
  ssoOnly: true,
  justInTime: true,
  lastTest: true,
  createdAt: true,
  createdBy: true,
  switchedOnAt: true,
} satisfies Prisma.SsoConnectionSelect;

type Row = Prisma.SsoConnectionGetPayload<{ select: typeof connectionColumns }>;

export function connectionOfRow({ provider, state, lastTest, ...row }: Row): SsoConnection {
  return {
    ...row,
    provider: providerOf(provider),
    state: stateOf(state),
    // Written by record-test.ts alone.
    lastTest: lastTest as SsoTest | null,
  };
}

function providerOf(name: string): SsoProvider {
  if (isSsoProvider(name)) return name;
  throw new RangeError(`There is no provider of single sign-on called ${JSON.stringify(name)}`);
}

function stateOf(state: string): SsoState {
  if (state === 'draft' || state === 'tested' || state === 'on') return state;
  throw new RangeError(`There is no state of single sign-on called ${JSON.stringify(state)}`);
}
