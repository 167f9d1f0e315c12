import { simulate, simulatedIdps } from '@rollcall/idp-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint.ts';

describe('an identity provider at work', () => {
  let endpoint: Endpoint;
  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());

  const idps = [
    ['Entra ID', { idp: 'entra', dialect: 'default' }],
    ['Entra ID with aadOptscim062020', { idp: 'entra', dialect: 'aadOptscim062020' }],
    ['an Okta catalogue application', { idp: 'okta', oktaStyle: 'oin' }],
    ['an Okta application of the customer', { idp: 'okta', oktaStyle: 'aiw' }],
    ...simulatedIdps.flatMap((idp) => (idp === 'entra' || idp === 'okta' ? [] : [[idp, { idp }] as const])),
  ] as const;

  it.each(idps)('ends with what %s has after cycles of changes', async (_name, options) => {
    const { token } = await endpoint.createDirectory();
    const { baseUrl } = endpoint;
    // Okta forgets whom it deactivated for good, so that nobody can compare them with it.
    const isOkta = options.idp === 'okta';
    const summary = await simulate({
      ...options,
      baseUrl,
      token,
      users: 120,
      groups: 8,
      seed: 'rollcall',
      cycles: isOkta ? 1 : 2,
      compare: true,
    });
    expect(summary.errors).toEqual([]);
    expect(summary.stoppedBecause).toBeNull();
    expect(summary.comparison?.differences).toEqual([]);
    expect(endpoint.logged).toEqual([]);
  });
});
