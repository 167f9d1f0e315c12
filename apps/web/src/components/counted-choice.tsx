import { cx } from '#lib/class-names.ts';
import { formatNumber } from '#lib/format.ts';

export type CountedOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly count: number;
};

/** Chooses which part of a list is shown, and says beside each how many are in it. */
export function CountedChoice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Value;
  options: readonly CountedOption<Value>[];
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset
      aria-label={label}
      className="flex flex-wrap gap-1 self-start rounded-lg border border-line bg-sunken p-1"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
          className={cx(
            'flex h-7 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm transition-colors pointer-coarse:h-9',
            option.value === value ? 'bg-surface text-ink shadow-sm' : 'text-muted hover:text-ink',
          )}
        >
          {option.label}
          <span className="text-muted tabular-nums">{formatNumber(option.count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
