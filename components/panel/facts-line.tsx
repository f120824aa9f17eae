import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import type { Unread } from '@/lib/core/capture';
import type { Coverage } from '@/lib/core/passage';
import type { RunFacts } from '@/lib/core/run-event';
import type { GivenUp } from '@/lib/core/run-view';
import { formatList, formatNumber } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { failureLine } from './failure-words';
import { coverageWords, factsWords, unreadWords } from './facts-words';

interface FactsLineProps {
  readonly facts?: RunFacts | undefined;
  readonly coverage?: Coverage | undefined;
  readonly unread: readonly Unread[];
  readonly givenUp: readonly GivenUp[];
  readonly now: number;
}

const List = ({ children }: { children: readonly ReactNode[] }) => (
  <ul className="flex list-disc flex-col gap-0.5 pl-4 text-fine text-ink-faint">
    {children.map((child, index) => (
      <li key={index}>{child}</li>
    ))}
  </ul>
);

/** What made the answer, what it took, and what it does not know: in small print, but never left out. */
export const FactsLine = ({ facts, coverage, unread, givenUp, now }: FactsLineProps) => {
  const covered = coverage && coverageWords(coverage);
  return (
    <div className="flex flex-col gap-1 text-fine text-ink-faint">
      {facts && (
        <ul className="flex flex-wrap" aria-label={t('facts.how')}>
          {factsWords(facts, now).map((fact, index) => (
            <li key={index} className="after:mx-1.5 after:content-['·'] last:after:hidden">
              {fact}
            </li>
          ))}
        </ul>
      )}
      {covered && <p>{covered}</p>}
      {facts?.warning && <Notice tone="warn">{facts.warning}</Notice>}
      {unread.length > 0 && (
        <Disclosure
          summary={
            unread.length === 1 && unread[0]
              ? t('facts.notRead', { what: unreadWords(unread[0]) })
              : t('facts.notReadThings', unread.length, { count: formatNumber(unread.length) })
          }
        >
          <List>{unread.map(unreadWords)}</List>
        </Disclosure>
      )}
      {givenUp.length > 0 && (
        <Disclosure summary={t('facts.couldNotAnswer', { names: formatList(givenUp.map(({ name }) => name)) })}>
          <List>{givenUp.map(({ name, failure }) => t('facts.named', { name, what: failureLine(failure) }))}</List>
        </Disclosure>
      )}
    </div>
  );
};
