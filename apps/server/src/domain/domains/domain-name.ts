import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { AppError } from '#errors.ts';
import { isPublicMailDomain } from './public-mail-domains.ts';

/**
 * A domain that an organization can have to itself, as DNS has it: lower case, punycode, without a final dot. What
 * people paste around it, such as an address of theirs or https://, is taken off.
 * @throws invalid with a sentence about what it is instead
 */
export function parseDomainName(text: string): string {
  const pasted = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^.*@/s, '')
    .replace(/\.$/, '');
  const name = asciiName(pasted);
  if (name === null) {
    throw new AppError(
      'invalid',
      `${JSON.stringify(text.trim())} is not a domain. Give one like example.com.`,
    );
  }
  const { publicSuffix } = parse(name, { allowPrivateDomains: true });
  if (name === publicSuffix || !name.includes('.')) {
    throw new AppError(
      'invalid',
      `${unicodeName(name)} is an ending under which anybody can have a domain. Give the whole domain, like example.${unicodeName(name)}.`,
    );
  }
  if (isPublicMailDomain(name)) {
    throw new AppError(
      'invalid',
      `Anybody can have an address at ${unicodeName(name)}, so it cannot belong to one organization. Give a domain of your own.`,
    );
  }
  return name;
}

/** The domain of an e-mail address as DNS has it, or null where there is none. */
export function domainOfAddress(emailAddress: string): string | null {
  const at = emailAddress.lastIndexOf('@');
  return at < 1 ? null : asciiName(emailAddress.slice(at + 1).trim());
}

/** As people write it: `xn--bcher-kva.example` is `bücher.example`. */
export function unicodeName(name: string): string {
  return domainToUnicode(name) || name;
}

/** Of a name as RFC 1123 allows it; null for anything else, such as an IP address. */
function asciiName(text: string): string | null {
  const name = domainToASCII(text);
  const { isIp } = parse(name);
  const valid =
    name.length <= 253 && name.split('.').every((label) => label.length <= 63 && labelShape.test(label));
  return valid && !isIp && !/^[\d.]+$/.test(name) ? name : null;
}

const labelShape = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
