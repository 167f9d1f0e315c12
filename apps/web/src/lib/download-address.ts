type Filter = Readonly<Record<string, string | undefined>>;

/** The address of a file of the organization with what the filter of a list leaves. */
export function downloadAddress(organization: string, file: string, filter: Filter): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return `/download/${organization}/${file}${query && `?${query}`}`;
}
