import { type ReactNode, useState } from 'react';
import { Select } from './select.tsx';
import { SettingRow } from './setting-row.tsx';

type OnOffSettingProps = {
  label: string;
  hint: string;
  /** What each of the two means, in words. */
  on: string;
  off: string;
  saved: boolean;
  action: string;
  busy: boolean;
  error: unknown;
  onSave: (on: boolean) => void;
  /** For who sees it and does not decide it. */
  disabled?: boolean;
};

/** A setting with two values, each with its meaning. */
export function OnOffSetting({
  on,
  off,
  saved,
  onSave,
  disabled = false,
  ...row
}: OnOffSettingProps): ReactNode {
  const [chosen, setChosen] = useState(saved);
  return (
    <SettingRow {...row} changed={chosen !== saved} onSave={() => onSave(chosen)}>
      {(control) => (
        <Select
          {...control}
          value={chosen ? 'on' : 'off'}
          options={[
            { value: 'on', label: on },
            { value: 'off', label: off },
          ]}
          onChange={(value) => setChosen(value === 'on')}
          disabled={disabled}
          className="w-full"
        />
      )}
    </SettingRow>
  );
}
