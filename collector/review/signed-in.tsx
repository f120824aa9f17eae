import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Button } from '@/components/ui/button';
import type { ReviewSession } from '@/lib/collector/session-contract';
import { getSession, Refused } from './client';
import { Login } from './login';

/** Shows the page to an owner who is signed in, and to everyone else the way in. */
export const SignedIn = ({ children }: { readonly children: (session: ReviewSession) => ReactNode }) => {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: 60_000 });
  if (error instanceof Refused && error.status === 401)
    return <Login onSignedIn={(session) => queries.setQueryData(['session'], session)} />;
  if (error)
    return (
      <main className="mx-auto max-w-md p-6">
        <h1 className="sr-only">Gloss review</h1>
        <Notice tone="bad">
          <p>{error.message}</p>
          <Button size="small" className="mt-2" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      </main>
    );
  return data ? children(data) : null;
};
