/** What a setup link is for; one of them each. */
export const setupPurposes = ['scim', 'sso', 'domain'] as const;
export type SetupPurpose = (typeof setupPurposes)[number];

export function purposeFromDatabase(purpose: string): SetupPurpose {
  const known = setupPurposes.find((name) => name === purpose);
  if (!known) throw new RangeError(`There is no purpose of a setup link called ${JSON.stringify(purpose)}`);
  return known;
}
