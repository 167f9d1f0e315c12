import { drawing, list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const entra: Guide = {
  name: 'entra',
  title: 'Microsoft Entra ID',
  lead: 'People sign in with their Microsoft work account. You need to be a **Cloud Application Administrator** or an **Application Administrator**.',
  sources: [
    {
      title: 'Microsoft: Register an application',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
    },
    {
      title: 'Microsoft: ID token claims reference',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference',
    },
  ],
  steps: [
    {
      id: 'app',
      title: 'Register an application',
      minutes: 2,
      blocks: [
        list(
          'In the Microsoft Entra admin center: **Entra ID** → **App registrations** → **New registration**.',
          'Give it the name of this product.',
          '**Supported account types**: **Accounts in this organizational directory only**.',
          '**Redirect URI**: choose **Web** and paste the address below. Then **Register**.',
        ),
        value('redirectUri', 'Redirect URI'),
        drawing({
          caption:
            'Register an application: single tenant, a redirect URI of the kind Web, Register pressed.',
          title: 'Register an application',
          rows: [
            { kind: 'choice', label: 'This organizational directory only', on: true },
            { kind: 'field', label: 'Redirect URI (Web)', value: 'https://…/auth/sso/callback/…' },
            { kind: 'buttons', labels: ['Register'], press: 'Register' },
          ],
        }),
        note(
          'Provisioning (SCIM) is not available on an app registration with OpenID Connect. It needs a second, non-gallery enterprise application; the guide to people and groups says how.',
        ),
      ],
    },
    {
      id: 'secret',
      title: 'Make a client secret',
      minutes: 1,
      blocks: [
        list(
          '**Certificates & secrets** → **Client secrets** → **New client secret**.',
          'Choose when it expires, and put that day into your calendar: Entra does not remind you.',
          'Copy **Value** now. It is not the **Secret ID**, and it is shown only once.',
        ),
      ],
    },
    {
      id: 'claims',
      title: 'Let the token say the address',
      minutes: 2,
      blocks: [
        list(
          '**Token configuration** → **Add optional claim** → **ID** → **email**.',
          'Agree to turn on the Microsoft Graph **email** permission.',
        ),
        text(
          'Entra never says that an address is verified. People can be recognised by their address only if its domain is proven under **Settings** → **Domains**.',
        ),
      ],
    },
    {
      id: 'people',
      title: 'Choose who may sign in',
      minutes: 1,
      blocks: [
        list(
          '**Enterprise applications** → this application → **Properties** → **Assignment required?** **Yes**.',
          '**Users and groups** → **Add user/group**.',
        ),
        problems([
          'AADSTS50105: the user is not assigned to a role for the application',
          'Assign the person or one of their groups; groups inside of groups do not count.',
        ]),
      ],
    },
    enterAndTest(
      'the **Directory (tenant) ID** and the **Application (client) ID** from **Overview**, and the secret’s **Value**',
    ),
  ],
};
