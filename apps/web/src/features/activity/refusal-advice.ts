import type { ActivityItem } from '#lib/api.ts';

/** What an admin can do about a refused request, beside the sentence that the server gave. Null: nothing to add. */
export function refusalAdvice({ status, scimType }: Pick<ActivityItem, 'status' | 'scimType'>) {
  if (scimType === 'uniqueness' || status === 409) return 'record.advice.uniqueness';
  if (status === 404) return 'record.advice.notFound';
  if (scimType === 'invalidValue' || scimType === 'invalidPath' || scimType === 'mutability') {
    return 'record.advice.value';
  }
  if (status === 413) return 'record.advice.tooLarge';
  if (status === 429) return 'record.advice.tooMany';
  return status >= 500 ? 'record.advice.server' : null;
}
