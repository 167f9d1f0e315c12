import { drawing, list, note, problems, text, value } from '#features/guides/guide-blocks.ts';
import type { Guide } from '#features/guides/guide-document.ts';
import { enterAndTest } from './finish.ts';

export const entra: Guide = {
  name: 'entra',
  title: 'Microsoft Entra ID',
  lead: 'Personer loggar in med sitt arbetskonto hos Microsoft. Du behöver vara **Cloud Application Administrator** eller **Application Administrator**.',
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
      title: 'Registrera ett program',
      minutes: 2,
      blocks: [
        list(
          'I Microsoft Entra admin center: **Entra ID** → **App registrations** → **New registration**.',
          'Ge det den här produktens namn.',
          '**Supported account types**: **Accounts in this organizational directory only**.',
          '**Redirect URI**: välj **Web** och klistra in adressen nedan. Sedan **Register**.',
        ),
        value('redirectUri', 'Redirect URI'),
        drawing({
          caption:
            'Register an application: en enda klientorganisation, en Redirect URI av typen Web, Register trycks ned.',
          title: 'Register an application',
          rows: [
            { kind: 'choice', label: 'This organizational directory only', on: true },
            { kind: 'field', label: 'Redirect URI (Web)', value: 'https://…/auth/sso/callback/…' },
            { kind: 'buttons', labels: ['Register'], press: 'Register' },
          ],
        }),
        note(
          'Provisionering (SCIM) finns inte för en app registration med OpenID Connect. Den behöver ett andra företagsprogram, utanför galleriet; guiden om personer och grupper säger hur.',
        ),
      ],
    },
    {
      id: 'secret',
      title: 'Skapa en klienthemlighet',
      minutes: 1,
      blocks: [
        list(
          '**Certificates & secrets** → **Client secrets** → **New client secret**.',
          'Välj när den går ut, och skriv in dagen i din kalender: Entra påminner dig inte.',
          'Kopiera **Value** nu. Det är inte **Secret ID**, och det visas bara en gång.',
        ),
      ],
    },
    {
      id: 'claims',
      title: 'Låt token innehålla adressen',
      minutes: 2,
      blocks: [
        list(
          '**Token configuration** → **Add optional claim** → **ID** → **email**.',
          'Godkänn att behörigheten **email** i Microsoft Graph slås på.',
        ),
        text(
          'Entra säger aldrig att en adress är verifierad. Personer kan kännas igen på sin adress bara om dess domän är verifierad under **Inställningar** → **Domäner**.',
        ),
      ],
    },
    {
      id: 'people',
      title: 'Välj vilka som får logga in',
      minutes: 1,
      blocks: [
        list(
          '**Enterprise applications** → det här programmet → **Properties** → **Assignment required?** **Yes**.',
          '**Users and groups** → **Add user/group**.',
        ),
        problems([
          'AADSTS50105: the user is not assigned to a role for the application',
          'Tilldela personen eller en av dess grupper; grupper i grupper räknas inte.',
        ]),
      ],
    },
    enterAndTest(
      '**Directory (tenant) ID** och **Application (client) ID** från **Overview**, och hemlighetens **Value**',
    ),
  ],
};
