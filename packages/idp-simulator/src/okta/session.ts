import type { LinkTable } from '#cycle/link-table.ts';
import type { Recorder } from '#cycle/recorder.ts';
import type { Directory, DirectoryUser } from '#directory/directory.ts';
import type { Requester } from '#http/requester.ts';
import { profileOf } from '#pushed-person.ts';

/**
 * `oin`: applications of Okta's catalogue and its "SCIM 2.0 Test App" templates, with PATCH for (de)activation,
 * passwords and groups and PUT for profiles. `aiw`: an application made with the App Integration Wizard, with
 * PUT for everything.
 */
export type OktaStyle = 'oin' | 'aiw';

/** Somebody who is, or was, assigned to the application. */
export interface UserLink {
  readonly serverId: string;
  userName: string;
  active: boolean;
  /** What was pushed last, as JSON; empty when a push failed or somebody was only matched. */
  pushedProfile: string;
  revision: number;
}

/** A pushed group. */
export interface GroupLink {
  readonly serverId: string;
  displayName: string;
  /** Whom we added, by the directory's id, with the server's id of the time. */
  members: Map<string, string>;
}

/** The memory and the settings that all steps of the Okta client share. */
export interface OktaSession {
  readonly requester: Requester;
  readonly recorder: Recorder;
  readonly directory: Directory;
  readonly users: LinkTable<UserLink>;
  readonly groups: LinkTable<GroupLink>;
  /** Groups that an administrator took out of "Push Groups". */
  readonly unlinkedGroups: Set<string>;
  readonly style: OktaStyle;
  readonly membersPerPatch: number;
}

export function fingerprint(user: DirectoryUser): string {
  return JSON.stringify(profileOf(user));
}
