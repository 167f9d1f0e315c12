/** The first letter of an organization as its sign. */
export function OrganizationMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-6 shrink-0 items-center justify-center rounded-md bg-ink font-semibold text-canvas text-xs"
    >
      {name.trim().charAt(0).toUpperCase()}
    </span>
  );
}
