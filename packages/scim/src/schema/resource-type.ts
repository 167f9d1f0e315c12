import type { ScimDocument } from '#document.ts';
import type { Schema } from './attribute.ts';

export interface ResourceType {
  readonly name: 'User' | 'Group';
  /** `/Users` or `/Groups`. */
  readonly endpoint: '/Users' | '/Groups';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
}

export declare const userResourceType: ResourceType;
export declare const groupResourceType: ResourceType;

/** The `schemas` of a resource: its core schema and every extension that has content in the document. */
export declare function schemasOf(resourceType: ResourceType, document: ScimDocument): string[];
