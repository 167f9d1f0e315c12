/**
 * Auth0 Action for the trigger "Login / Post Login": tells about whoever signs in, by SCIM 2.0.
 *
 * Secrets of the Action: SCIM_BASE_URL and SCIM_TOKEN. With CLIENT_ID too, only sign-ins to that application count.
 * Whatever goes wrong, the sign-in goes on; the log of the Action says what it was.
 */
exports.onExecutePostLogin = async (event) => {
  const { user, client, secrets } = event;
  if (secrets.CLIENT_ID && client?.client_id !== secrets.CLIENT_ID) return;
  // An address that nobody has confirmed may be somebody else's.
  if (!user.email || !user.email_verified) return;
  try {
    await tellAbout(user, secrets);
  } catch (error) {
    console.log(`SCIM: ${error.message}`);
  }
};

/** All requests of one sign-in together take no longer than this. */
const timeoutMs = 3000;

async function tellAbout(user, secrets) {
  const signal = AbortSignal.timeout(timeoutMs);
  const request = async (method, path, body) => {
    const response = await fetch(`${secrets.SCIM_BASE_URL.replace(/\/+$/, '')}${path}`, {
      method,
      signal,
      headers: {
        Authorization: `Bearer ${secrets.SCIM_TOKEN}`,
        'Content-Type': 'application/scim+json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail ?? ''}`);
    return answer;
  };

  const wanted = {
    userName: user.email,
    externalId: user.user_id,
    active: true,
    displayName: user.name || user.email,
    'name.givenName': user.given_name,
    'name.familyName': user.family_name,
    'emails[type eq "work"].value': user.email,
  };
  const filter = `externalId eq ${JSON.stringify(user.user_id)} or userName eq ${JSON.stringify(user.email)}`;
  const { Resources: found = [] } = await request('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  const known = found.find(({ externalId }) => externalId === user.user_id) ?? found[0];

  if (!known) {
    await request('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: wanted.userName,
      externalId: wanted.externalId,
      active: true,
      displayName: wanted.displayName,
      name: { givenName: user.given_name, familyName: user.family_name },
      emails: [{ value: user.email, type: 'work', primary: true }],
    });
    return;
  }

  const present = {
    ...known,
    'name.givenName': known.name?.givenName,
    'name.familyName': known.name?.familyName,
    'emails[type eq "work"].value': known.emails?.find(({ type }) => type === 'work')?.value,
  };
  const Operations = Object.entries(wanted)
    .filter(([path, value]) => value !== undefined && present[path] !== value)
    .map(([path, value]) => ({ op: 'replace', path, value }));
  if (Operations.length === 0) return;
  await request('PATCH', `/Users/${known.id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  });
}
