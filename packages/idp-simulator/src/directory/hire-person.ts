import { type Culture, cultures } from '#directory/cultures.ts';
import { type Department, departments } from '#directory/departments.ts';
import type { Directory, DirectoryUser, IdStyle } from '#directory/directory.ts';
import { type Office, offices } from '#directory/offices.ts';
import { createRandom, type Random } from '#random.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters that Unicode does not decompose into a base letter and an accent. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};
const digraphs: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** A new object id in the IdP's own form. */
export function objectId(random: Random, style: IdStyle, kind: 'user' | 'group'): string {
  if (style === 'okta') return `${kind === 'user' ? '00u' : '00g'}${random.text(base62, 17)}`;
  const hex = random.text('0123456789abcdef', 30);
  const variant = '89ab'.charAt(random.integer(4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

/** `Jürgen` → `juergen`, `d'Aubigné` → `daubigne`, `von der Heide` → `vonderheide`. */
function asciiName(name: string, umlautsAsDigraphs: boolean): string {
  let ascii = '';
  for (const letter of name.normalize('NFC').toLowerCase()) {
    ascii += (umlautsAsDigraphs ? digraphs[letter] : undefined) ?? undecomposed[letter] ?? letter;
  }
  return ascii.normalize('NFD').replace(/[^a-z-]/g, '');
}

/** The name as written and as it is spelled in a userName. */
function spellings(entry: string): { native: string; latin: string } {
  const [native = '', latin = native] = entry.split('|');
  return { native, latin };
}

function weighted<T extends { weight: number }>(random: Random, items: readonly T[]): T {
  let rest = random.next() * items.reduce((sum, item) => sum + item.weight, 0);
  for (const item of items) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  return random.pick(items);
}

function phone(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(random.integer(10)));
}

/** `given.family@domain`, with a number behind the name when it is taken. */
function freeUserName(directory: Directory, name: string): string {
  for (let number = 1; ; number++) {
    const userName = `${name}${number === 1 ? '' : number}@${directory.domain}`;
    if (!directory.isUserNameTaken(userName)) return userName;
  }
}

interface PersonName {
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly userName: string;
  readonly email: string;
}

function nameFrom(
  directory: Directory,
  culture: Culture,
  entries: { given: string; family: string; capitalised: boolean },
): PersonName {
  const given = spellings(entries.given);
  const family = spellings(entries.family);
  const name = `${asciiName(given.latin, culture.umlautsAsDigraphs)}.${asciiName(family.latin, culture.umlautsAsDigraphs)}`;
  const email = freeUserName(directory, name);
  return {
    givenName: given.native,
    familyName: family.native,
    displayName: culture.familyFirst
      ? `${family.native} ${given.native}`
      : `${given.native} ${family.native}`,
    // Some administrators type capitals into user names; matching must not care.
    userName: entries.capitalised
      ? email.replace(
          /(^|[.-])([a-z])(?=.*@)/g,
          (_match, before: string, letter: string) => before + letter.toUpperCase(),
        )
      : email,
    email,
  };
}

/** Somebody with a name, a department and the attributes that an HR system fills in; not yet in the directory. */
export function newPerson(directory: Directory, random: Random, employeeNumber: number): DirectoryUser {
  const culture = weighted(random, cultures);
  const department: Department = weighted(random, departments);
  const name = nameFrom(directory, culture, {
    given: random.pick(culture.givenNames),
    family: random.pick(culture.familyNames),
    capitalised: random.chance(0.04),
  });
  const id = objectId(random, directory.idStyle, 'user');
  return {
    id,
    status: 'active',
    ...name,
    title: random.chance(0.03) ? null : random.pick(department.titles.slice(1)),
    department: department.name,
    employeeNumber: String(100_000 + employeeNumber),
    locale: culture.locale,
    preferredLanguage: random.chance(0.1) ? null : culture.locale,
    workPhone: random.chance(0.15) ? null : phone(random, culture.workPhone),
    mobilePhone: random.chance(0.3) ? null : phone(random, culture.mobilePhone),
    ...placeOfWork(createRandom(`${id}/office`), culture),
    managerId: null,
  };
}

function placeOfWork(random: Random, { locale }: Culture): Pick<DirectoryUser, 'office' | 'fax'> {
  if (random.chance(0.08)) return { office: null, fax: null };
  const office = random.pick(offices.filter((one) => one.locale === locale));
  return { office, fax: faxAt(office, random) };
}

/** Few still have a number of their own. */
function faxAt({ locale }: Office, random: Random): string | null {
  const culture = cultures.find((one) => one.locale === locale);
  return culture === undefined || random.chance(0.75) ? null : phone(random, culture.workPhone);
}

/** Another office than the one before, or, for a few, home. */
export function newOffice(random: Random, user: DirectoryUser): Pick<DirectoryUser, 'office' | 'fax'> {
  if (user.office !== null && random.chance(0.1)) return { office: null, fax: null };
  const office = random.pick(offices.filter(({ name }) => name !== user.office?.name));
  return { office, fax: faxAt(office, random) };
}

/** A new family name, and with it a new display name, userName and address, as after a wedding. */
export function newFamilyName(directory: Directory, random: Random, user: DirectoryUser): PersonName {
  const culture = cultures.find(({ locale }) => locale === user.locale) ?? random.pick(cultures);
  const others = culture.familyNames.filter((entry) => spellings(entry).native !== user.familyName);
  // The given name is stored as written; its Latin spelling is in the culture's list.
  const given =
    culture.givenNames.find((entry) => spellings(entry).native === user.givenName) ?? user.givenName;
  return nameFrom(directory, culture, { given, family: random.pick(others), capitalised: false });
}
