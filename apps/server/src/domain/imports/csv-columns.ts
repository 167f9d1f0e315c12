/** Which columns of a file hold what an import takes; the others are named in the preview and left alone. */
export type CsvColumns = {
  readonly email: number;
  readonly name: number | null;
  readonly givenName: number | null;
  readonly familyName: number | null;
  /** Headings of columns that are not used. */
  readonly ignored: readonly string[];
};

type Meaning = 'email' | 'name' | 'givenName' | 'familyName';

/**
 * What columns are called in the lists that people have, reduced to letters, the surest first: exports of Entra ID,
 * Google Workspace and Okta, and what somebody writes who makes a list by hand.
 */
const headings: Readonly<Record<Meaning, readonly string[]>> = {
  email: [
    'email',
    'emailaddress',
    'mail',
    'workemail',
    'primaryemail',
    'epost',
    'userprincipalname',
    'username',
    'login',
  ],
  name: ['displayname', 'name', 'fullname', 'namn'],
  givenName: ['givenname', 'firstname', 'förnamn'],
  familyName: ['familyname', 'lastname', 'surname', 'efternamn'],
};

/** Without what stands in brackets, and of the rest the letters in lower case. */
export function reducedHeading(text: string): string {
  return text
    .replace(/[[(].*$/, '')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** Null where no column holds e-mail addresses. */
export function columnsOf(heading: readonly string[]): CsvColumns | null {
  const reduced = heading.map(reducedHeading);
  const find = (meaning: Meaning): number | null => {
    const known = headings[meaning].find((name) => reduced.includes(name));
    return known === undefined ? null : reduced.indexOf(known);
  };
  const email = find('email');
  if (email === null) return null;
  const [name, givenName, familyName] = [find('name'), find('givenName'), find('familyName')];
  const used = [email, name, givenName, familyName];
  const ignored = heading.filter((text, index) => !used.includes(index) && text.trim() !== '');
  return { email, name, givenName, familyName, ignored };
}
