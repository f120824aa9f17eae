import { createContext, useContext } from 'react';
import type { ReviewSession } from '@/lib/collector/session-contract';

export const SessionContext = createContext<ReviewSession | undefined>(undefined);

/** Who is signed in: known wherever the page is shown. */
export const useSession = (): ReviewSession => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('shown outside of the page’s shell');
  return session;
};
