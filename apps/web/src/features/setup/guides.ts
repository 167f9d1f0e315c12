import type { Provider } from '@rollcall/access';
import type { PlainMessageKey } from '#lib/messages/translate.ts';

/** Something that arrives here when a step is done, so that nobody has to tick it. */
export type Fact = 'token' | 'connection' | 'people' | 'groups' | 'mapped';

export type Block =
  | { kind: 'text'; text: PlainMessageKey }
  | { kind: 'note'; text: PlainMessageKey }
  | { kind: 'base-url' }
  | { kind: 'mapping' }
  | { kind: 'fact'; fact: Fact };

export type GuideStep = {
  title: PlainMessageKey;
  /** What shows that the step is done; left out where nothing does. */
  doneBy?: Fact;
  blocks: readonly Block[];
};

export type Guide = { ofItsOwn: boolean; steps: readonly GuideStep[] };

const text = (key: PlainMessageKey): Block => ({ kind: 'text', text: key });
const note = (key: PlainMessageKey): Block => ({ kind: 'note', text: key });
const fact = (name: Fact): Block => ({ kind: 'fact', fact: name });
const baseUrl: Block = { kind: 'base-url' };

const roles: GuideStep = {
  title: 'guide.roles.title',
  doneBy: 'mapped',
  blocks: [text('guide.roles.text'), fact('mapped')],
};

/** Microsoft's "Develop and plan provisioning for a SCIM endpoint" and "Configure provisioning" pages. */
const entra: Guide = {
  ofItsOwn: true,
  steps: [
    {
      title: 'guide.entra.app.title',
      blocks: [text('guide.entra.app.text'), note('guide.entra.app.oidc')],
    },
    {
      title: 'guide.entra.connect.title',
      doneBy: 'connection',
      blocks: [
        text('guide.entra.connect.text'),
        baseUrl,
        fact('token'),
        note('guide.entra.connect.test'),
        fact('connection'),
      ],
    },
    {
      title: 'guide.entra.mapping.title',
      blocks: [text('guide.entra.mapping.text'), { kind: 'mapping' }],
    },
    {
      title: 'guide.entra.assign.title',
      blocks: [text('guide.entra.assign.text'), note('guide.entra.assign.nested')],
    },
    {
      title: 'guide.entra.start.title',
      doneBy: 'people',
      blocks: [
        text('guide.entra.start.text'),
        fact('people'),
        fact('groups'),
        note('guide.entra.start.quarantine'),
      ],
    },
    roles,
  ],
};

/** Okta's "Add SCIM provisioning to app integrations" and "Manage Group Push" pages. */
const okta: Guide = {
  ofItsOwn: true,
  steps: [
    { title: 'guide.okta.app.title', blocks: [text('guide.okta.app.text'), note('guide.okta.app.oidc')] },
    {
      title: 'guide.okta.connect.title',
      doneBy: 'connection',
      blocks: [text('guide.okta.connect.text'), baseUrl, fact('token'), fact('connection')],
    },
    { title: 'guide.okta.toApp.title', blocks: [text('guide.okta.toApp.text')] },
    {
      title: 'guide.okta.assign.title',
      doneBy: 'people',
      blocks: [text('guide.okta.assign.text'), fact('people')],
    },
    {
      title: 'guide.okta.push.title',
      doneBy: 'groups',
      blocks: [text('guide.okta.push.text'), note('guide.okta.push.other'), fact('groups')],
    },
    roles,
  ],
};

/** The values that every SCIM 2.0 client asks for, with what is known of one provider. */
function shortGuide(known?: PlainMessageKey): Guide {
  return {
    ofItsOwn: false,
    steps: [
      {
        title: 'guide.generic.connect.title',
        doneBy: 'connection',
        blocks: [
          text('guide.generic.connect.text'),
          baseUrl,
          fact('token'),
          ...(known ? [note(known)] : []),
          fact('connection'),
        ],
      },
      {
        title: 'guide.generic.assign.title',
        blocks: [text('guide.generic.assign.text'), note('guide.generic.match')],
      },
      {
        title: 'guide.generic.start.title',
        doneBy: 'people',
        blocks: [text('guide.generic.start.text'), fact('people'), fact('groups')],
      },
      roles,
    ],
  };
}

export const guides: Record<Provider, Guide> = {
  entra,
  okta,
  onelogin: shortGuide('guide.onelogin.note'),
  jumpcloud: shortGuide('guide.jumpcloud.note'),
  pingone: shortGuide(),
  google: shortGuide(),
  authentik: shortGuide('guide.authentik.note'),
  generic: shortGuide(),
};
