import fc from 'fast-check';
import { hostileText, inheritedNames } from './hostile-text.ts';

/** JSON as text, because much of what is hostile about it is lost in a value: keys twice, 1e400, half a character. */
export type JsonText = string;

const numbers = [
  '0',
  '-0',
  '1',
  '-1',
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '1E+2',
  '0.1',
  '2147483648',
];

/** Any value, of which `tame` is the likely part. */
export function jsonValue(tame: fc.Arbitrary<JsonText>, name: fc.Arbitrary<string>): fc.Arbitrary<JsonText> {
  return fc.letrec<{ value: JsonText }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: tame },
      { weight: 3, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
      { weight: 1, arbitrary: fc.constantFrom('null', 'true', 'false', '"True"', '[]', '{}', '""') },
      { weight: 1, arbitrary: fc.constantFrom(...numbers) },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((all) => `[${all.join()}]`) },
      { weight: 2, arbitrary: jsonObject(name, tie('value')) },
      { weight: 1, arbitrary: enormous },
    ),
  })).value;
}

/** An object whose keys may come twice, or be names that every object inherits. */
export function jsonObject(
  name: fc.Arbitrary<string>,
  value: fc.Arbitrary<JsonText>,
): fc.Arbitrary<JsonText> {
  const key = fc.oneof(
    { weight: 8, arbitrary: name },
    { weight: 1, arbitrary: fc.constantFrom(...inheritedNames) },
    { weight: 1, arbitrary: hostileText },
  );
  return fc
    .array(fc.tuple(key, value), { maxLength: 6 })
    .chain((entries) => fc.boolean().map((twice) => (twice ? [...entries, ...entries.slice(0, 1)] : entries)))
    .map((entries) => `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${each}`).join()}}`);
}

/** Deep, or long. */
const enormous: fc.Arbitrary<JsonText> = fc.oneof(
  fc.tuple(fc.constantFrom('[', '{"a":'), fc.nat(3_000)).map(([open, depth]) => {
    const [inside, close] = open === '[' ? ['', ']'] : ['1', '}'];
    return `${open.repeat(depth)}${inside}${close.repeat(depth)}`;
  }),
  fc
    .tuple(fc.constantFrom('1', '"x"', '{"value":"x"}', 'null', '[]', '{"value":"{user}"}'), fc.nat(2_500))
    .map(([element, times]) => `[${Array<string>(times).fill(element).join()}]`),
);
