import { expect, it } from 'vitest';
import { deviceName, deviceOf } from './device.ts';

it('a browser is named by what it is, not by whom it claims to be', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0';
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  expect(deviceName(deviceOf(edge))).toBe('Edge on Windows');
  expect(deviceName(deviceOf(safari))).toBe('Safari on iPhone');
  expect(deviceName(deviceOf('curl/8.5.0'))).toBe('Unknown device');
  expect(deviceOf(null)).toEqual({ browser: null, system: null });
});
