import type { LinkTable } from '#cycle/link-table.ts';
import type { Recorder } from '#cycle/recorder.ts';
import type { Cycle } from '#cycle/run-cycle.ts';
import type { Directory } from '#directory/directory.ts';
import type { ClearedValues, EntraDialect } from '#entra/patch-body.ts';
import type { GroupMatching, UserMatching } from '#entra/targets.ts';
import type { Requester } from '#http/requester.ts';

/** What the provisioning service remembers of a person whom it matched or created. */
export interface UserLink {
  readonly serverId: string;
  /** For messages about somebody who is not in the directory any more. */
  userName: string;
  /** Of the directory's object when it was last provisioned; -1 after a failure. */
  revision: number;
  active: boolean;
  /** The server's `manager.value`, as far as we know. */
  managerServerId: string | null;
}

export interface GroupLink {
  readonly serverId: string;
  displayName: string;
  /** Its name or external id could not be brought up to date yet. */
  pending: boolean;
  revision: number;
  /** Whom we added, by the directory's id, with the server's id of the time. */
  readonly members: Map<string, string>;
}

/** The memory and the settings that all steps of the Entra client share. */
export interface EntraSession {
  readonly requester: Requester;
  readonly recorder: Recorder;
  readonly directory: Directory;
  readonly users: LinkTable<UserLink>;
  readonly groups: LinkTable<GroupLink>;
  readonly matching: { readonly users: UserMatching; readonly groups: GroupMatching };
  readonly dialect: EntraDialect;
  readonly clearedValues: ClearedValues;
  readonly membersPerPatch: number;
  readonly referenceChecks: boolean;
}

/** A step of a cycle: the session as this cycle sees it. `incremental` reads before it writes. */
export interface EntraCycle extends EntraSession {
  readonly cycle: Cycle;
  readonly incremental: boolean;
}
