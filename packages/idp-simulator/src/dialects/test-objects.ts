import { ProvisioningError, type Requester } from '#http/requester.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import type { ConnectionTest } from '#provisioning-client.ts';
import { schemaUrns } from '#scim-json.ts';

/** Makes a person and a group that nobody is, puts the one into the other, and deletes both. */
export async function testByObjects(requester: Requester, domain: string): Promise<ConnectionTest> {
  const userName = `scim-test@${domain}`;
  try {
    const person = await requester.read({
      method: 'POST',
      target: '/Users',
      body: {
        schemas: [schemaUrns.user],
        userName,
        active: true,
        name: { givenName: 'Test', familyName: 'User' },
        emails: [{ value: userName, type: 'work', primary: true }],
      },
    });
    const personId = resourceId(person, `User ${userName}`);
    const group = await requester.read({
      method: 'POST',
      target: '/Groups',
      body: { schemas: [schemaUrns.group], displayName: 'SCIM test group' },
    });
    const groupId = resourceId(group, 'Group SCIM test group');
    await requester.request({
      method: 'PATCH',
      target: resourceTarget('Groups', groupId),
      body: {
        schemas: [schemaUrns.patchOp],
        Operations: [{ op: 'add', path: 'members', value: [{ value: personId }] }],
      },
    });
    await requester.request({ method: 'DELETE', target: resourceTarget('Groups', groupId) });
    await requester.request({ method: 'DELETE', target: resourceTarget('Users', personId) });
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ProvisioningError)) throw error;
    return { ok: false, request: error.request, status: error.status, detail: error.detail };
  }
}
