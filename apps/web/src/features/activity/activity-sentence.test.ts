import { describe, expect, it } from 'vitest';
import type { ActivityItem } from '#lib/api.ts';
import { activitySentence } from './activity-sentence.ts';

const item = (over: Partial<ActivityItem>): ActivityItem => ({
  id: '1',
  at: '2026-01-01T00:00:00.000Z',
  directoryId: 'd',
  directoryName: 'Entra ID',
  provider: 'entra',
  operation: 'update',
  resourceType: 'User',
  resourceId: 'u1',
  resourceName: 'Ana Berg',
  userName: 'ana@contoso.com',
  status: 200,
  result: 'ok',
  scimType: null,
  detail: null,
  reason: null,
  method: 'PATCH',
  path: '/Users/u1',
  durationMs: 4,
  client: null,
  membersAdded: null,
  membersRemoved: null,
  changed: [],
  roleChanges: 0,
  withheld: 0,
  missing: [],
  totalResults: null,
  memberId: null,
  ...over,
});

const group = (over: Partial<ActivityItem>) =>
  activitySentence(item({ resourceType: 'Group', resourceName: 'Finance', ...over }));

const look = (path: string, over: Partial<ActivityItem> = {}) =>
  activitySentence(
    item({ operation: 'read', method: 'GET', resourceId: null, resourceName: null, path, ...over }),
  );

describe('an activity sentence', () => {
  it('names an attribute of an extension without its URN', () => {
    const changed = ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', 'title'];
    expect(activitySentence(item({ changed }))).toContain('department and title');
  });

  it('names the people that a group gained and lost, and counts the rest', () => {
    const four = { count: 4, names: ['Ana Berg', 'Bo Dahl', 'Cem Ek', 'Dan Friis'] };
    expect(group({ membersAdded: { count: 1, names: ['Ana Berg'] } })).toBe('Added Ana Berg to Finance');
    expect(group({ membersAdded: four })).toMatch(
      /^Added Ana Berg, Bo Dahl, Cem Ek,? and 1 other to Finance$/,
    );
    expect(group({ membersRemoved: { count: 2, names: [] } })).toBe('Removed 2 people from Finance');
    expect(
      group({
        membersAdded: { count: 1, names: ['Ana Berg'] },
        membersRemoved: { count: 1, names: ['Bo Dahl'] },
      }),
    ).toBe('Added Ana Berg to Finance and removed Bo Dahl');
  });

  it('says which attributes of a person changed', () => {
    expect(activitySentence(item({ changed: ['title'] }))).toBe('Changed title of Ana Berg');
    expect(activitySentence(item({ changed: ['title', 'name.familyName', 'userName', 'locale'] }))).toMatch(
      /^Changed title, name.familyName,? and 2 other attributes of Ana Berg$/,
    );
    expect(activitySentence(item({ operation: 'disable' }))).toBe('Disabled Ana Berg');
  });

  it('tells a look-up from a connection test of Entra and from a check of references', () => {
    const path = (filter: string) => `/Users?filter=${encodeURIComponent(filter)}`;
    const id = '6f0d8d2e-3b1e-4c5a-9d51-1f6c2a6f7d10';
    expect(look(path('userName eq "ana@contoso.com"'))).toBe('Looked for ana@contoso.com');
    expect(look(path('userName eq "ana@contoso.com"'), { totalResults: 0 })).toBe(
      'Looked for ana@contoso.com and found nobody',
    );
    expect(look(path('emails[type eq "work"].value eq "ana@contoso.com"'))).toBe(
      'Looked for ana@contoso.com',
    );
    expect(look(path(`userName eq "${id}"`))).toBe('Tested the connection');
    expect(look(path(`externalId eq "${id}"`))).toBe(`Looked for ${id}`);
    expect(look(path(`id eq "${id}" and manager eq "${id}"`))).toBe('Checked a membership or a manager');
    expect(look('/Users?startIndex=1&count=2')).toBe('Listed people');
    expect(look('/ServiceProviderConfig', { resourceType: null })).toBe('Asked what this endpoint can do');
  });

  it('says of what was accepted that it left somebody without access, or waits for an admin', () => {
    expect(activitySentence(item({ operation: 'create', result: 'incomplete', missing: ['email'] }))).toBe(
      'Created Ana Berg, who is incomplete',
    );
    expect(activitySentence(item({ operation: 'disable', result: 'pending', withheld: 1 }))).toBe(
      'Disabled Ana Berg, which waits for an admin',
    );
  });

  it('says what a refused request wanted', () => {
    expect(
      activitySentence(item({ operation: 'refuse', method: 'POST', status: 409, resourceId: null })),
    ).toBe('Could not create Ana Berg');
    expect(
      activitySentence(
        item({
          operation: 'refuse',
          method: 'POST',
          path: '/Things',
          resourceType: null,
          resourceName: null,
        }),
      ),
    ).toBe('Refused POST /Things');
  });
});
