import type { Role } from '@rollcall/access';
import { expect } from 'vitest';
import { listPreviewedPeople } from '#domain/roles/preview-people.ts';
import { previewRoles } from '#domain/roles/preview-roles.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import type { StagedRoles } from '#domain/roles/staged-roles.ts';
import { ableAdministrators, attribute, type OrganizationModel, storedRoles } from './model.ts';
import type { Organization } from './organization.ts';
import { isRefused, settled } from './settling.ts';
import type { Step } from './step.ts';

const mappableValues = ['Manager', 'Owner'];

/** Stages several changes at once, and holds the preview to the model and the save to the preview. */
export async function saveRoles(organization: Organization, given: Step): Promise<void> {
  const { scope, model } = organization;
  const saved = structuredClone(model.directories);
  const savedDefault = model.defaultRole;
  const before = ableAdministrators(model, storedRoles(model));
  const staged = stage(model, given);
  const preview = await previewRoles(scope, staged);
  const saving = { ...staged, expectedVersion: organization.mappingsVersion, previewed: preview.digest };
  if (isRefused(model, before)) {
    expect(preview.refusal).not.toBeNull();
    const refusal = { code: 'conflict', message: preview.refusal };
    await expect(setGroupRoles(scope, saving)).rejects.toMatchObject(refusal);
    model.directories.splice(0, model.directories.length, ...saved);
    model.defaultRole = savedDefault;
    return;
  }
  expect(preview.refusal).toBeNull();
  const { roles } = settled(model);
  const people = await listPreviewedPeople(scope, { ...staged, limit: 200 });
  const expected = [...model.members].flatMap(([id, { stored }]) => {
    const to = roles.get(id);
    return to && to.role !== stored.role ? [[id, stored.role, to.role, to.reason.kind]] : [];
  });
  expect(people.items.map(({ id, from, to, reason }) => [id, from, to, reason.kind]).sort()).toEqual(
    expected.sort(),
  );
  expect(preview.administrators.count).toBe(ableAdministrators(model, roles).length);
  const result = await setGroupRoles(scope, saving);
  expect(result.roleChanges).toBe(expected.length);
  organization.mappingsVersion = result.mappingsVersion;
}

/** Changes the model, and says what was changed. */
function stage(model: OrganizationModel, { which, other, role, flag }: Step): StagedRoles {
  let bit = 0;
  const isChosen = () => (which >> bit++) % 2 === 1;
  const changes = model.directories.flatMap(({ directoryId, groups }) =>
    [...groups.values()].flatMap((group) => {
      if (!isChosen()) return [];
      const to: Role | null = (other >> bit) % 3 === 0 ? null : role;
      group.role = to;
      return [{ directoryId, groupId: group.groupId, role: to }];
    }),
  );
  const attributes = model.directories.flatMap(({ directoryId, valueRoles }) =>
    mappableValues.flatMap((value, index) => {
      if ((other >> (index + 4)) % 4 > 0) return [];
      const to = flag ? role : null;
      if (to) valueRoles.set(value, to);
      else valueRoles.delete(value);
      return [{ directoryId, attribute, value, role: to }];
    }),
  );
  if (other % 7 > 0) return { changes, attributes };
  model.defaultRole = flag ? 'boss' : 'member';
  return { changes, attributes, defaultRole: model.defaultRole };
}
