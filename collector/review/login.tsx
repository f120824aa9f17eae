import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { LogoMark } from '@/components/ui/logo-mark';
import type { ReviewSession } from '@/lib/collector/session-contract';
import { signIn } from './client';

export const Login = ({ onSignedIn }: { readonly onSignedIn: (session: ReviewSession) => void }) => {
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const enter = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      onSignedIn(await signIn(token));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };

  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-5 py-10">
      <form
        aria-label="Sign in"
        className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-6 shadow-lift sm:p-8"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <div className="flex items-center gap-3">
          <LogoMark className="size-9" />
          <div>
            <h1 className="text-title font-semibold">Gloss review</h1>
            <p className="text-fine text-ink-faint">Where flags are read and answers corrected.</p>
          </div>
        </div>
        <TextField
          label="Owner’s token"
          hint="Printed once when the collector first started, or by: npm run collector -- tokens add owner NAME"
          type="password"
          autoComplete="current-password"
          spellCheck={false}
          required
          value={token}
          problem={problem && <span role="alert">{problem}</span>}
          onChange={(event) => setToken(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </Button>
        <p className="text-tiny text-ink-faint">You stay signed in on this browser for twelve hours.</p>
      </form>
    </main>
  );
};
