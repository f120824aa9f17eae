import type { FlagNews } from '@/lib/core/flag-state';

interface NotificationWords {
  readonly title: string;
  readonly message: string;
}

const by = (owner: string): string => (owner ? ` by ${owner}` : '');

const titleOf = ({ state, owner }: FlagNews): string => {
  switch (state) {
    case 'fixed':
      return `An answer you flagged was corrected${by(owner)}`;
    case 'not-a-problem':
    case 'duplicate':
    case 'open':
    case 'in-review':
      return `Your flag was answered${by(owner)}`;
  }
};

/** What a notification says of flags that were answered. @param question of the only one, where the reader kept it. */
export const flagNewsWords = (news: readonly FlagNews[], question: string | undefined): NotificationWords => {
  const [only] = news;
  if (only && news.length === 1) return { title: titleOf(only), message: only.reply || question || 'Open Gloss to see what was said.' };
  const fixed = news.filter(({ state }) => state === 'fixed').length;
  return {
    title: `${news.length} of your flags were answered`,
    message: fixed > 0 ? `${fixed === 1 ? 'One answer was' : `${fixed} answers were`} corrected.` : 'Open Gloss to see what was said.',
  };
};
