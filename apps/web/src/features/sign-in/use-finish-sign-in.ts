import { useRouter } from '@tanstack/react-router';
import type { Session } from '#lib/api.ts';
import { startSession } from '#lib/session.ts';

/** What follows when somebody was let in: where they wanted to go, or, with null, the step that is still missing. */
export function useFinishSignIn(next?: string): (session: Session | null) => Promise<void> {
  const router = useRouter();
  return async (session) => {
    startSession(session);
    if (session) await router.navigate({ href: next ?? '/', replace: true });
    else await router.navigate({ to: '/sign-in/second-step', search: next ? { next } : {}, replace: true });
  };
}
