import { type ManagerAct, staffMay } from '@rollcall/access';
import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { type PersonSession, queryClient, type Session, trpc } from './api.ts';

const sessionQuery = trpc.session.current.queryOptions(undefined, { staleTime: 60_000 });

/** Who is signed in, or null. Asked once, then kept; while it is being asked again, waits for the answer. */
export function loadSession() {
  return queryClient.fetchQuery({ ...sessionQuery, staleTime: Number.POSITIVE_INFINITY });
}

/** The same, for a component that must notice when the session ends. */
export function useSessionState(): Session | null | undefined {
  return useQuery(sessionQuery).data;
}

/** Somebody signed in: nothing that the one before could see stays. */
export function startSession(session: Session | null): void {
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** What is known about the session changed: organizations, staff access. */
export function reloadSession() {
  return queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

/** What the session may see changed: asks again and lets go of everything that was seen before. */
export async function renewSession(): Promise<void> {
  startSession(await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }));
}

export const SessionContext = createContext<Session | null>(null);

/** The session of a screen that no setup link leads to. */
export function usePersonSession(): PersonSession {
  const session = useSession();
  if (session.kind === 'setup') throw new Error('No setup link leads to this screen');
  return session;
}

/** Whether who is signed in may do what a manager of support may. An admin of the organization may. */
export function useMay(act: ManagerAct): boolean {
  const session = useSession();
  return session.kind !== 'staff' || staffMay(session.staff.role, act);
}

/** The session of a screen that needs one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('This screen is not inside the signed-in layout');
  return session;
}
