import { brand, type Language } from '@rollcall/access';
import type { MailContent } from './mail-content.ts';

type Texts = Pick<MailContent, 'subject' | 'heading' | 'paragraphs' | 'footnote'> & {
  readonly label: string;
};

const texts: Record<Language, (minutes: number) => Texts> = {
  en: (minutes) => ({
    subject: `Sign in to ${brand.productName}`,
    heading: `Your link to ${brand.productName}`,
    paragraphs: [`It signs you in once, within ${minutes} minutes.`],
    label: 'Sign in',
    footnote:
      'Somebody entered your address on the sign-in page. If that was not you, do nothing: without this mail nobody gets in.',
  }),
  sv: (minutes) => ({
    subject: `Logga in i ${brand.productName}`,
    heading: `Din länk till ${brand.productName}`,
    paragraphs: [`Den loggar in dig en gång, inom ${minutes} minuter.`],
    label: 'Logga in',
    footnote:
      'Någon angav din adress på inloggningssidan. Om det inte var du behöver du inte göra något: utan det här mejlet kommer ingen in.',
  }),
};

/** To somebody who asked for a link instead of entering a password. */
export function signInLinkMail({
  url,
  minutes,
  language,
}: {
  url: string;
  minutes: number;
  language: Language;
}): MailContent {
  const { label, ...content } = texts[language](minutes);
  return { language, ...content, action: { label, url } };
}
