import type { Provider, RequiredAttribute } from '@rollcall/access';
import type { Database, JobRun, JobWorker } from '@rollcall/db';

/** So that transports and jobs can pass it on without knowing the database. */
export type { Database, JobRun, JobWorker };

/**
 * Whose data a domain function may see and change. A scope is made from a credential or from a signed-in person's
 * right to an organization, never from what a request says; every statement of the domain names its organization.
 */
export type OrganizationScope = {
  readonly db: Database;
  readonly organizationId: string;
};

/** What an IdP may see: one directory, and nothing of its siblings. */
export type DirectoryScope = OrganizationScope & {
  readonly directoryId: string;
  readonly provider: Provider;
  /** The public id of the credential that the request came with. */
  readonly tokenId: string;
  /** What a person must have for the push to be taken at all; none unless the organization is strict. */
  readonly refusedWithout: readonly RequiredAttribute[];
};

/** Who did something in the portal or with the command line, as the audit record names them. */
export type Actor = {
  readonly kind: 'account' | 'staff' | 'setup' | 'cli' | 'system';
  readonly id: string | null;
  readonly name: string;
  readonly address: string | null;
  /** Why support has opened the organization: it stands beside everything that they do there. */
  readonly reason?: string;
};

/** A person at work in an organization: an admin, or support that has opened it. */
export type ActorScope = OrganizationScope & { readonly actor: Actor };

/** One of the vendor's support at work in an organization that they have opened. */
export type StaffScope = OrganizationScope & { readonly actor: Actor & { readonly kind: 'staff' } };

/** Rollcall itself, for what time alone brings about. */
export const itself: Actor = { kind: 'system', id: null, name: 'Rollcall', address: null };
