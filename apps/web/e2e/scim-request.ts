import { scimBaseUrl } from './installation.ts';

/** One request of an identity provider, for what the simulators do not come to by themselves. */
async function sendScim(
  token: string,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<{ status: number; id: string }> {
  const response = await fetch(`${scimBaseUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { id = '' }: { id?: string } = text === '' ? {} : JSON.parse(text);
  return { status: response.status, id };
}

export async function pushUser(
  token: string,
  user: { userName: string; displayName: string; email?: string; userType?: string; password?: string },
): Promise<string> {
  const { id } = await sendScim(token, 'POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: user.userName,
    displayName: user.displayName,
    active: true,
    ...(user.userType && { userType: user.userType }),
    ...(user.password && { password: user.password }),
    emails: [{ type: 'work', value: user.email ?? user.userName, primary: true }],
  });
  return id;
}

export async function pushGroup(
  token: string,
  displayName: string,
  memberIds: readonly string[],
): Promise<string> {
  const { id } = await sendScim(token, 'POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
    members: memberIds.map((value) => ({ value })),
  });
  return id;
}

export async function addToGroup(token: string, groupId: string, userId: string): Promise<void> {
  await sendScim(token, 'PATCH', `/Groups/${groupId}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'add', path: 'members', value: [{ value: userId }] }],
  });
}

export async function deactivateUser(token: string, id: string): Promise<void> {
  await sendScim(token, 'PATCH', `/Users/${id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path: 'active', value: false }],
  });
}
