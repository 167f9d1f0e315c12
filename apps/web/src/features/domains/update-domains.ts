import { type Domain, queryClient, trpc } from '#lib/api.ts';

/**
 * Puts what a request has answered into the list that is shown. The list itself may be on its way: what it says was read
 * before and does not come any more.
 */
export async function updateDomains(
  scope: { organization: string },
  update: (domains: readonly Domain[]) => Domain[],
): Promise<void> {
  const queryKey = trpc.domain.list.queryKey(scope);
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, (domains) => domains && update(domains));
}
