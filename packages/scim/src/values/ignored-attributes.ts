import { limits } from '#limits.ts';

const nameLengthMax = 200;

/**
 * Collects the names of what a request sent and SCIM lets us leave out, for the provisioning record: an admin who
 * maps an attribute that goes nowhere must be able to see it.
 */
export class IgnoredAttributes {
  readonly #names = new Set<string>();

  add(name: string): void {
    if (this.#names.size < limits.ignoredNamesMax) this.#names.add(storableName(name));
  }

  list(): string[] {
    return [...this.#names];
  }
}

/** The name as a client chose it, cut and mended so that a database takes it. */
function storableName(name: string): string {
  return name.slice(0, nameLengthMax).toWellFormed().replaceAll('\u0000', '\uFFFD');
}
