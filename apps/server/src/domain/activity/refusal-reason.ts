/** Why a request of an IdP was refused: what the portal's advice is found by, whatever the sentence says. */
export type RefusalReason =
  | 'wrong_address'
  | 'wrong_method'
  | 'unknown_resource'
  | 'duplicate_name'
  | 'stale'
  | 'unknown_member'
  | 'nested_group'
  | 'invalid_path'
  | 'invalid_filter'
  | 'read_only'
  | 'no_target'
  | 'malformed'
  | 'missing_attribute'
  | 'invalid_value'
  | 'not_json'
  | 'too_large'
  | 'too_many'
  | 'busy'
  | 'defect'
  | 'other';

/** What a provisioning record keeps of a refusal. */
type Refusal = {
  readonly status: number;
  readonly scimType: string | null;
  readonly resourceType: 'User' | 'Group' | null;
  readonly path: string;
  readonly detail: string | null;
};

const byScimType: Readonly<Record<string, RefusalReason>> = {
  uniqueness: 'duplicate_name',
  invalidPath: 'invalid_path',
  invalidFilter: 'invalid_filter',
  mutability: 'read_only',
  noTarget: 'no_target',
  invalidSyntax: 'malformed',
  tooMany: 'too_large',
};

const byStatus: Readonly<Record<number, RefusalReason>> = {
  405: 'wrong_method',
  409: 'duplicate_name',
  412: 'stale',
  413: 'too_large',
  415: 'not_json',
  429: 'too_many',
  503: 'busy',
};

export function refusalReason({ status, scimType, resourceType, path, detail }: Refusal): RefusalReason {
  if (status === 404) return isMiss(resourceType, path) ? 'wrong_address' : 'unknown_resource';
  if (status === 400 && scimType === 'invalidValue') return valueReason(detail ?? '');
  const reason = (scimType !== null && byScimType[scimType]) || byStatus[status];
  if (reason) return reason;
  return status >= 500 ? 'defect' : 'other';
}

/** One scimType for three things that are mended in three places. */
function valueReason(detail: string): RefusalReason {
  if (detail.startsWith('The organization requires the ')) return 'missing_attribute';
  if (detail.startsWith('There is no user with the id ')) return 'unknown_member';
  return detail.startsWith('A member of type ') ? 'nested_group' : 'invalid_value';
}

/** Beside the endpoint, or /Users behind a base URL that ends in it already. */
function isMiss(resourceType: Refusal['resourceType'], path: string): boolean {
  if (resourceType === null) return !/^\/(?:Schemas|ResourceTypes)\b/i.test(path);
  return /^\/(?:Users|Groups)\/(?:Users|Groups)\b/i.test(path);
}
