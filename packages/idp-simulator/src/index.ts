/**
 * The provisioning services of identity providers, made up: a directory of people and groups that changes from a seed,
 * and SCIM clients that push it over HTTP to any SCIM 2.0 server, Entra ID's and Okta's in all they do, those of others
 * in what sets them apart. It knows nothing of Rollcall.
 */
export {
  type Comparison,
  type ComparisonOptions,
  compareWithServer,
  type Difference,
} from '#compare-with-server.ts';
export type { Counter, Exchange, ObjectError, StopReason, Summary } from '#cycle/recorder.ts';
export type { Phase, Progress } from '#cycle/run-cycle.ts';
export type {
  Directory,
  DirectoryGroup,
  DirectoryUser,
  IdStyle,
  MembershipRule,
  UserStatus,
} from '#directory/directory.ts';
export { type DirectoryOptions, generateDirectory } from '#directory/generate-directory.ts';
export { type DirectoryChanges, type MutationOptions, mutateDirectory } from '#directory/mutate-directory.ts';
export { createEntraClient, type EntraClient, type EntraClientOptions } from '#entra/entra-client.ts';
export type { ClearedValues, EntraDialect } from '#entra/patch-body.ts';
export type { GroupMatching, UserMatching } from '#entra/targets.ts';
export type { Chaos } from '#http/cut-connection.ts';
export { ProvisioningError } from '#http/requester.ts';
export type { RetryOptions, RetryPolicy } from '#http/retry.ts';
export {
  createOktaClient,
  type OktaClient,
  type OktaClientOptions,
  type OktaImport,
} from '#okta/okta-client.ts';
export type { OktaStyle } from '#okta/session.ts';
export type {
  ClientOptions,
  ConnectionTest,
  ExpectedResource,
  ProvisioningClient,
} from '#provisioning-client.ts';
export {
  type SimulatedIdp,
  type SimulationOptions,
  type SimulationSummary,
  simulate,
  simulatedIdps,
} from '#simulate.ts';
