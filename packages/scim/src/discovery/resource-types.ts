import { groupResourceType, type ResourceType, userResourceType } from '#schema/resource-type.ts';
import { schemaUrn } from '#urns.ts';

/**
 * The resources of `/ResourceTypes` (RFC 7643 section 6), each also at `/ResourceTypes/{id}`.
 *
 * @param baseUrl of the SCIM endpoint, without a slash at its end
 */
export function resourceTypeDocuments(baseUrl: string) {
  return [userResourceType, groupResourceType].map((resourceType) => documentOf(resourceType, baseUrl));
}

function documentOf({ name, endpoint, description, schema, extensions }: ResourceType, baseUrl: string) {
  return {
    schemas: [schemaUrn.resourceType],
    id: name,
    name,
    endpoint,
    description,
    schema: schema.id,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${name}` },
  };
}
