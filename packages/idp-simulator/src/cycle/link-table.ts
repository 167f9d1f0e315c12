import { ProvisioningError } from '#http/requester.ts';

/**
 * Which object of the directory is which resource of the server. A resource belongs to one object only:
 * otherwise a new group that takes a freed name would take over the group that had it before.
 */
export class LinkTable<Link extends { readonly serverId: string }> {
  readonly #byObject = new Map<string, Link>();
  readonly #owners = new Map<string, string>();

  get(objectId: string): Link | undefined {
    return this.#byObject.get(objectId);
  }

  has(objectId: string): boolean {
    return this.#byObject.has(objectId);
  }

  /** Throws ProvisioningError when the resource is linked to another object. */
  set(objectId: string, link: Link): void {
    const owner = this.#owners.get(link.serverId);
    if (owner !== undefined && owner !== objectId) {
      throw new ProvisioningError({
        request: 'match',
        status: 200,
        detail: `The resource ${link.serverId} is linked to another object of the directory.`,
        uncertain: false,
        retryAfter: null,
      });
    }
    this.delete(objectId);
    this.#byObject.set(objectId, link);
    this.#owners.set(link.serverId, objectId);
  }

  delete(objectId: string): void {
    const link = this.#byObject.get(objectId);
    if (link === undefined) return;
    this.#byObject.delete(objectId);
    this.#owners.delete(link.serverId);
  }

  clear(): void {
    this.#byObject.clear();
    this.#owners.clear();
  }

  entries(): [objectId: string, link: Link][] {
    return [...this.#byObject];
  }
}
