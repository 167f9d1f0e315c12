import { readFileSync } from 'node:fs';
import { missingAttributesSentence, providerNames } from '@rollcall/access';
import { describe, expect, it } from 'vitest';
import { type Refusal, refusalAdvice, refusals } from './refusal-advice.ts';

const text = readFileSync(new URL('../../../../../docs/troubleshooting.md', import.meta.url), 'utf8');
const rows = text.split('\n').flatMap((line) => {
  const [, reason, advice = '', setting = ''] = /^\| `(\w+)` +\| (.*?) +\| (\S+) +\|$/.exec(line) ?? [];
  return reason ? [{ reason: reason as Refusal, advice, setting }] : [];
});

describe('what to change after a refusal', () => {
  it('is documented for every reason, and for no other', () => {
    expect(rows.map(({ reason }) => reason)).toEqual(refusals);
  });

  it.each(rows)('$reason: the portal says what the document says', ({ reason, advice, setting }) => {
    const shown = refusalAdvice(reason, 'okta');
    expect(shown.startsWith(advice)).toBe(true);
    expect(shown === advice).toBe(setting === '–');
  });

  it.each(providerNames)('names a place of %s for each setting', (provider) => {
    const places = (['revoked', 'invalid_value', 'unknown_member'] as const).map((reason) =>
      refusalAdvice(reason, provider),
    );
    expect(new Set(places).size).toBe(3);
  });

  it.each(providerNames)('sends the admin of %s to where the refusal of a push sends them', (provider) => {
    const [, place = ''] =
      /(?:In .+?: |Look at )(.+)\.$/.exec(refusalAdvice('invalid_value', provider)) ?? [];
    expect(place).not.toBe('');
    expect(missingAttributesSentence(['email'], provider)).toContain(place);
  });
});
