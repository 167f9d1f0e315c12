import type { Provider, SsoProvider } from '@rollcall/access';
import { language } from '#lib/language.ts';
import type { Guide, GuideValues } from './guide-document.ts';

/** Guides to one thing, for different identity providers. */
export type GuideArea = {
  /** In the address: /docs/<name>/<guide>. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** What the public pages say in the place of a value. */
  readonly placeholders: GuideValues;
  /** In the order of the index. */
  readonly guides: readonly Guide[];
};

type TextsOf<Name extends string> = Omit<GuideArea, 'name' | 'guides'> & {
  readonly guides: Readonly<Record<Name, Guide>>;
};

/** What there is in each language, with a guide for every provider. */
export type GuideTexts = { readonly scim: TextsOf<Provider>; readonly sso: TextsOf<SsoProvider> };

const loaders = {
  en: async () => (await import('./en/index.ts')).en,
  sv: async () => (await import('./sv/index.ts')).sv,
};

let texts: GuideTexts | undefined;

/** The guides in the reader's language. A route whose screen shows guides loads them. */
export async function loadGuides(): Promise<void> {
  texts ??= await loaders[language]();
}

/** Every guide, in the order of the index. */
export function guideAreas({ scim, sso } = loaded()): readonly GuideArea[] {
  return [
    { ...scim, name: 'scim', guides: Object.values(scim.guides) },
    { ...sso, name: 'sso', guides: Object.values(sso.guides) },
  ];
}

/** How a directory of this provider is set up. */
export function scimGuideOf(provider: Provider): Guide {
  return loaded().scim.guides[provider];
}

export function findGuide(areaName: string, guideName: string): { area: GuideArea; guide: Guide } | null {
  const area = guideAreas().find(({ name }) => name === areaName);
  const guide = area?.guides.find(({ name }) => name === guideName);
  return area && guide ? { area, guide } : null;
}

function loaded(): GuideTexts {
  if (!texts) throw new Error('The guides are not loaded: the route of this screen has to load them');
  return texts;
}
