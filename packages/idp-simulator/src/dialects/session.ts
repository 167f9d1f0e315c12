import type { LinkTable } from '#cycle/link-table.ts';
import type { Recorder } from '#cycle/recorder.ts';
import type { Directory } from '#directory/directory.ts';
import type { Requester } from '#http/requester.ts';
import type { JsonObject } from '#scim-json.ts';
import type { Dialect } from './dialect.ts';

export interface PersonLink {
  readonly serverId: string;
  userName: string;
  active: boolean;
  /** What was pushed last; null when a push failed or somebody was only matched. */
  pushed: JsonObject | null;
  revision: number;
}

export interface GroupLink {
  readonly serverId: string;
  displayName: string;
  /** Whom we added, by the directory's id, with the server's id of the time. */
  readonly members: Map<string, string>;
}

/** The memory and the settings that all steps of the client share. */
export interface DialectSession {
  readonly dialect: Dialect;
  readonly requester: Requester;
  readonly recorder: Recorder;
  readonly directory: Directory;
  readonly people: LinkTable<PersonLink>;
  readonly groups: LinkTable<GroupLink>;
  readonly membersPerPatch: number;
}
