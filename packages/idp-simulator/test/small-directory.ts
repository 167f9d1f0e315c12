import { Directory, type DirectoryUser, type IdStyle } from '#directory/directory.ts';
import type { Office } from '#directory/offices.ts';

export const bern: Office = {
  name: 'Bern, 2nd floor',
  locale: 'de-CH',
  streetAddress: 'Ahornweg 5',
  locality: 'Bern',
  region: 'BE',
  postalCode: '3012',
  country: 'CH',
};

export const oslo: Office = {
  name: 'Oslo',
  locale: 'nb-NO',
  streetAddress: 'Lønneveien 8',
  locality: 'Oslo',
  region: null,
  postalCode: '0155',
  country: 'NO',
};

/** Nobody in particular: the attributes that a test does not care about are absent. */
export function person(id: string, changes: Partial<DirectoryUser> = {}): DirectoryUser {
  return {
    id,
    status: 'active',
    userName: `${id}@contoso.example`,
    givenName: 'Ann',
    familyName: 'Lee',
    displayName: 'Ann Lee',
    email: `${id}@contoso.example`,
    title: null,
    department: null,
    employeeNumber: null,
    locale: null,
    preferredLanguage: null,
    workPhone: null,
    mobilePhone: null,
    fax: null,
    office: null,
    managerId: null,
    ...changes,
  };
}

export function directoryOf(
  people: DirectoryUser[],
  groups: Record<string, string[]> = {},
  idStyle: IdStyle = 'entra',
) {
  const directory = new Directory({ seed: 'test', domain: 'contoso.example', idStyle });
  for (const user of people) directory.addUser(user);
  for (const [displayName, memberIds] of Object.entries(groups)) {
    directory.addGroup({ id: `id-${displayName}`, displayName, rule: null, memberIds: new Set(memberIds) });
  }
  return directory;
}

/** No test waits for the clock; what would have been waited for is in the list. */
export function withoutWaiting(waitsMs: number[] = []) {
  return {
    wait: async (delayMs: number) => {
      waitsMs.push(delayMs);
    },
  };
}
