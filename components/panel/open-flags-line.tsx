import { useQuery } from '@tanstack/react-query';
import { Icon } from '@/components/ui/icon';
import type { Ask } from '@/lib/core/ask';
import { openFlagsWords } from './feedback-words';
import { usePanel } from './panel-context';

/** How often it is asked again while the answer is in sight: what colleagues flag is no matter of seconds. */
const EVERY = 60_000;

/** That colleagues have found fault with this very answer, and nobody has decided yet. */
export const OpenFlagsLine = ({ url, ask }: { url: string; ask: Ask }) => {
  const { host } = usePanel();
  const { data: flags = [] } = useQuery({
    queryKey: ['open-flags', url, ask.task, ask.question, ask.selection?.text],
    queryFn: () => host.openFlagsOn(url, ask),
    staleTime: EVERY,
    refetchInterval: EVERY,
    networkMode: 'always',
  });
  if (flags.length === 0) return null;
  return (
    <p className="flex items-start gap-2 text-fine text-warn">
      <Icon name="flag" className="mt-0.5 size-4" />
      {openFlagsWords(flags)}
    </p>
  );
};
