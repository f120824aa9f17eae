import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from './announcement';
import { Refused } from './client';
import { useSession } from './session-context';

/** Something that an owner does to a group: one at a time, its refusal in words, and everything that is shown looked up again after it. */
export const useChange = (topic: string) => {
  const queries = useQueryClient();
  const { csrf } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  return {
    busy,
    problem,
    /** @returns whether it was done. */
    run: async (change: (csrf: string) => Promise<unknown>, done: string): Promise<boolean> => {
      setBusy(true);
      setProblem('');
      try {
        await change(csrf);
        announce(done);
        // Nobody waits for the new look: what was written is taken, and the next key belongs to the list again.
        void Promise.all([
          queries.invalidateQueries({ queryKey: ['flags', topic] }),
          queries.invalidateQueries({ queryKey: ['groups'] }),
          queries.invalidateQueries({ queryKey: ['filters'] }),
        ]);
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        setProblem(error.message);
        // Signed out meanwhile: the page asks for the token again, and what was written is gone with it only on that answer.
        if (error.status === 401) setProblem('You are not signed in any more. Copy what you wrote, then load the page again.');
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
};
