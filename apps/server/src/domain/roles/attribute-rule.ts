import { matches, parseFilter, type ScimDocument, ScimError, userResourceType } from '@rollcall/scim';
import { AppError } from '#errors.ts';

/** How the database finds a value of an attribute in the document of a directory user. */
export type AttributeRule = {
  /** In its one spelling. */
  readonly attribute: string;
  /** A jsonpath. */
  readonly selector: string;
  readonly caseExact: boolean;
};

/**
 * Reads the path of an attribute of SCIM's user, `userType`, `roles`, `name.familyName` or one of the enterprise
 * extension with or without its URN, as what a filter `<attribute> eq "<value>"` compares.
 * @throws invalid for what is no such attribute, or is no text.
 */
export function attributeRule(attribute: string): AttributeRule {
  const filter = parsed(attribute, '');
  if (filter?.kind !== 'comparison' || filter.operand.type !== 'text') throw unusable(attribute);
  const { path, operand } = filter;
  // The server's own, which no document has.
  if (path.attribute.mutability === 'readOnly' || path.attribute.returned === 'never')
    throw unusable(attribute);
  const keys = [
    ...(path.inExtension ? [path.schema.id] : []),
    path.attribute.name,
    ...(path.subAttribute ? [path.subAttribute.name] : []),
  ];
  return {
    attribute: path.name,
    selector: ['$', ...keys.map((key) => JSON.stringify(key))].join('.'),
    caseExact: operand.caseExact,
  };
}

/** Whether a document has the value, by the SCIM engine: the specification of the database's `has_attribute()`. */
export function hasValue(
  document: ScimDocument,
  { attribute, value }: { attribute: string; value: string },
): boolean {
  const filter = parsed(attribute, value);
  return filter !== null && matches(filter, document);
}

function parsed(attribute: string, value: string) {
  try {
    return parseFilter(`${attribute} eq ${JSON.stringify(value)}`, userResourceType);
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

function unusable(attribute: string): AppError {
  return new AppError('invalid', `“${attribute}” is not an attribute of people whose value is a text.`);
}
