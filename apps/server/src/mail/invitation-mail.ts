import { brand, type Language } from '@rollcall/access';
import type { MailContent } from './mail-content.ts';

type Invited = {
  organization: string;
  invitedBy: string;
  /** As people read it. */
  role: string;
};

type Texts = Pick<MailContent, 'subject' | 'heading' | 'paragraphs' | 'footnote'> & {
  readonly label: string;
  readonly facts: { readonly role: string; readonly until: string };
};

const texts: Record<Language, (invited: Invited) => Texts> = {
  en: ({ organization, invitedBy }) => ({
    subject: `${invitedBy} invites you to ${organization} on ${brand.productName}`,
    heading: `Come to ${organization}`,
    paragraphs: [
      `${invitedBy} invites you to ${organization} on ${brand.productName}, where its people, groups and roles are kept.`,
    ],
    facts: { role: 'Your role', until: 'Open until' },
    label: 'Accept the invitation',
    footnote:
      'The invitation is for you alone: it works with the address that this mail was sent to. If you do not know what it is about, ignore it.',
  }),
  sv: ({ organization, invitedBy }) => ({
    subject: `${invitedBy} bjuder in dig till ${organization} i ${brand.productName}`,
    heading: `Välkommen till ${organization}`,
    paragraphs: [
      `${invitedBy} bjuder in dig till ${organization} i ${brand.productName}, där dess personer, grupper och roller finns.`,
    ],
    facts: { role: 'Din roll', until: 'Öppen till' },
    label: 'Tacka ja till inbjudan',
    footnote:
      'Inbjudan gäller bara dig: den fungerar med adressen som mejlet skickades till. Om du inte vet vad det gäller kan du bortse från det.',
  }),
};

const days: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** To somebody whom an admin, or support, asks to come to their organization. */
export function invitationMail({
  url,
  expiresAt,
  language,
  ...invited
}: Invited & { url: string; expiresAt: Date; language: Language }): MailContent {
  const { label, facts, ...content } = texts[language](invited);
  return {
    language,
    ...content,
    facts: [
      [facts.role, invited.role],
      [facts.until, days[language].format(expiresAt)],
    ],
    action: { label, url },
  };
}
