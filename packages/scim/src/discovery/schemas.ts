import type { Attribute, Schema } from '#schema/attribute.ts';
import { enterpriseUserSchema } from '#schema/enterprise-user.ts';
import { groupSchema } from '#schema/group.ts';
import { userSchema } from '#schema/user.ts';
import { schemaUrn } from '#urns.ts';

/** An attribute as `/Schemas` describes it: every characteristic, and nothing that is null. */
interface AttributeDocument {
  readonly name: string;
  readonly type: string;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: string;
  readonly returned: string;
  readonly uniqueness: string;
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly AttributeDocument[];
}

/**
 * The resources of `/Schemas` (RFC 7643 section 7), each also at `/Schemas/{urn}`.
 *
 * @param baseUrl of the SCIM endpoint, without a slash at its end
 */
export function schemaDocuments(baseUrl: string) {
  return [userSchema, enterpriseUserSchema, groupSchema].map((schema) => documentOf(schema, baseUrl));
}

function documentOf({ id, name, description, attributes }: Schema, baseUrl: string) {
  return {
    schemas: [schemaUrn.schema],
    id,
    name,
    description,
    attributes: attributeDocuments(attributes),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${id}` },
  };
}

function attributeDocuments(attributes: ReadonlyMap<string, Attribute>): readonly AttributeDocument[] {
  return [...attributes.values()].filter(({ published }) => published).map(attributeDocument);
}

function attributeDocument(attribute: Attribute): AttributeDocument {
  const { canonicalValues, referenceTypes, subAttributes } = attribute;
  return {
    name: attribute.name,
    type: attribute.type,
    multiValued: attribute.multiValued,
    description: attribute.description,
    required: attribute.required,
    caseExact: attribute.caseExact,
    mutability: attribute.mutability,
    returned: attribute.returned,
    uniqueness: attribute.uniqueness,
    ...(canonicalValues.length > 0 && { canonicalValues }),
    ...(referenceTypes.length > 0 && { referenceTypes }),
    ...(subAttributes.size > 0 && { subAttributes: attributeDocuments(subAttributes) }),
  };
}
