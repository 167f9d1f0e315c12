import type { Exchange, Summary } from '#cycle/recorder.ts';
import type { Progress } from '#cycle/run-cycle.ts';
import type { Directory } from '#directory/directory.ts';
import type { TlsOptions } from '#http/connection.ts';
import type { Chaos } from '#http/cut-connection.ts';
import type { RetryOptions } from '#http/retry.ts';
import type { JsonObject, JsonValue, ResourceType } from '#scim-json.ts';

/** What both clients take. */
export interface ClientOptions {
  /** The SCIM base URL as an administrator pastes it, with or without a slash at the end. */
  baseUrl: string;
  /** Sent as `Authorization: Bearer …`. */
  token: string;
  directory: Directory;
  /** Requests at the same time, and keep-alive connections. Default 4. */
  concurrency?: number;
  /** Default 60 000, Okta's socket time-out; Entra ID's is not documented. */
  timeoutMs?: number;
  retry?: RetryOptions;
  chaos?: Chaos;
  /** Further request headers. */
  headers?: Readonly<Record<string, string>>;
  tls?: TlsOptions;
  /** Ends a cycle between two requests; its summary says `aborted`. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Called for each attempt with its latency. */
  onExchange?: (exchange: Exchange) => void;
}

/** The answer to the button with which an administrator tests the connection. */
export type ConnectionTest =
  | { readonly ok: true }
  | { readonly ok: false; readonly request: string; readonly status: number | null; readonly detail: string };

/** A resource that the server should hold, if every request so far did what it should. */
export interface ExpectedResource {
  /** The server's id; null when the client never got one. */
  readonly serverId: string | null;
  /** userName or displayName. */
  readonly name: string;
  /** By mapping path; undefined where the server should have no value. */
  readonly attributes: ReadonlyMap<string, JsonValue | undefined>;
  /** Server ids; null for a user. */
  readonly memberIds: ReadonlySet<string> | null;
}

/** What both clients offer, so that a simulation or a comparison need not know which IdP it is. */
export interface ProvisioningClient {
  readonly directory: Directory;
  initialCycle(): Promise<Summary>;
  /** Only what changed since the last cycle, and what failed in it. */
  incrementalCycle(): Promise<Summary>;
  /** Everything since the client was made. */
  total(): Summary;
  expected(): Record<ResourceType, ExpectedResource[]>;
  /** Every resource of the server, page by page; groups without members. Throws ProvisioningError. */
  readAll(type: ResourceType): Promise<JsonObject[]>;
  /** With members. Throws ProvisioningError. */
  readGroup(serverId: string): Promise<JsonObject>;
  close(): Promise<void>;
}
