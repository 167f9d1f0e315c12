import { useState } from 'react';
import { later, usePart } from '#lib/later.ts';
import { SelectFace, type SelectProps, selectClass } from './select-face.tsx';

export type { SelectOption } from './select-face.tsx';

const selectList = later(() => import('./select-list.tsx'));

/** One of a few values. The list comes with the first press: a table has a Select in every row. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, options, label, prefix, size, disabled, className, ...control } = props;
  const [pressed, setPressed] = useState(false);
  const part = usePart(selectList, pressed);
  if (pressed && part) return <part.SelectList {...props} />;
  return (
    <button
      {...control}
      type="button"
      role="combobox"
      aria-expanded={false}
      aria-label={label}
      disabled={disabled}
      onClick={() => setPressed(true)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown' || key === 'ArrowUp') setPressed(true);
      }}
      className={selectClass({ size, className })}
    >
      <SelectFace prefix={prefix} selected={options.find((option) => option.value === value)} />
    </button>
  );
}
