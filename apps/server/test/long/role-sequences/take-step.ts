import { idpSteps, pushFromIdp } from './idp-steps.ts';
import type { Organization } from './organization.ts';
import { actInPortal, portalSteps } from './portal-steps.ts';
import { saveRoles } from './save-step.ts';
import type { Kind, Step } from './step.ts';
import { endPinsAndOverrides, passHours } from './time-steps.ts';

/** Does the step in the database and in the model, or another one where there is nobody whom it could be about. */
export async function take(organization: Organization, given: Step): Promise<Kind> {
  const { kind } = given;
  switch (kind) {
    case 'save roles':
      await saveRoles(organization, given);
      return kind;
    case 'pins and overrides end':
      await endPinsAndOverrides(organization, given);
      return kind;
    case 'hours pass':
      await passHours(organization);
      return kind;
    case 'pin':
    case 'unpin':
    case 'override':
    case 'end override':
    case 'allow a removal':
    case 'keep somebody':
    case 'let somebody kept go':
      if (await actInPortal(organization, given, portalSteps[kind])) return kind;
      return await take(organization, { ...given, kind: 'remove from group' });
    default:
      await pushFromIdp(organization, given, idpSteps[kind]);
      return kind;
  }
}
