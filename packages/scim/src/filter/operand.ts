import { ScimError } from '#error.ts';
import { type AttributePath, leafOf } from '#schema/attribute-path.ts';
import { parseDateTime } from '#schema/date-time.ts';
import type { Literal } from './scanner.ts';
import type { ComparisonOperator, Operand } from './tree.ts';

/**
 * The literal as a value of the attribute's type. A boolean in quotes and a number against text are accepted:
 * Entra ID writes `primary eq "True"`, others `externalId eq 42`.
 *
 * @throws ScimError invalidFilter when the literal or the operator does not fit the type
 */
export function operandFor(path: AttributePath, operator: ComparisonOperator, literal: Literal): Operand {
  const leaf = leafOf(path);
  switch (leaf.type) {
    case 'string':
    case 'reference':
      return { type: 'text', value: literal.text, caseExact: leaf.caseExact };
    case 'binary':
      refuseOperators(path, operator, ['gt', 'ge', 'lt', 'le']);
      return { type: 'text', value: literal.text, caseExact: leaf.caseExact };
    case 'boolean':
      refuseOperators(path, operator, ['gt', 'ge', 'lt', 'le', 'co', 'sw', 'ew']);
      return { type: 'boolean', value: booleanOf(path, literal) };
    case 'integer':
    case 'decimal':
      refuseOperators(path, operator, ['co', 'sw', 'ew']);
      return { type: 'number', value: numberOf(path, literal) };
    case 'dateTime': {
      refuseOperators(path, operator, ['co', 'sw', 'ew']);
      const instantMs = parseDateTime(literal.text);
      if (instantMs === undefined) throw unfit(path, 'a date and time such as "2026-01-31T09:00:00Z"');
      return { type: 'dateTime', instantMs, text: literal.text };
    }
    case 'complex':
      throw unfit(path, 'one of its parts');
    default:
      return leaf.type satisfies never;
  }
}

function booleanOf(path: AttributePath, { text }: Literal): boolean {
  const word = text.toLowerCase();
  if (word !== 'true' && word !== 'false') throw unfit(path, 'true or false');
  return word === 'true';
}

function numberOf(path: AttributePath, { text }: Literal): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw unfit(path, 'a number');
  return value;
}

function refuseOperators(
  path: AttributePath,
  operator: ComparisonOperator,
  refused: readonly ComparisonOperator[],
): void {
  if (refused.includes(operator))
    throw new ScimError('invalidFilter', `"${path.name}" cannot be compared with "${operator}".`);
}

function unfit(path: AttributePath, expected: string): ScimError {
  return new ScimError('invalidFilter', `"${path.name}" must be compared with ${expected}.`);
}
