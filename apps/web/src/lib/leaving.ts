import { createContext, useContext } from 'react';
import type { Overview } from './api.ts';

/** That who is signed in was removed by their identity provider, when it takes effect, and what ends then. */
export type Leaving = NonNullable<Overview['leaving']>;

/** Null for whoever can change things. */
export const LeavingContext = createContext<Leaving | null>(null);

export function useLeaving(): Leaving | null {
  return useContext(LeavingContext);
}
