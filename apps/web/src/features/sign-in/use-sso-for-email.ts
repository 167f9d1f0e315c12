import { useQuery } from '@tanstack/react-query';
import { queryClient, trpc } from '#lib/api.ts';
import { useDebounced } from '#lib/use-debounced.ts';

/** The organization that has proven the domain of an address and has single sign-on: while it is typed, and at once. */
export function useSsoForEmail(email: string) {
  const address = email.trim();
  const settled = useDebounced(address, typingPauseMs);
  const known = useQuery(
    trpc.sso.forEmail.queryOptions(
      { email: settled },
      { enabled: hasDomain(settled) && settled === address },
    ),
  );
  return {
    organization: hasDomain(address) && settled === address ? (known.data ?? null) : null,
    /** Whoever presses Enter before the answer came waits for it; without one, the other ways stay open. */
    ask: async () => {
      if (!hasDomain(address)) return null;
      return await queryClient
        .fetchQuery(trpc.sso.forEmail.queryOptions({ email: address }))
        .catch(() => null);
    },
  };
}

const typingPauseMs = 250;

function hasDomain(address: string): boolean {
  return /@[^@\s]+\.[^@\s.]+$/.test(address);
}
