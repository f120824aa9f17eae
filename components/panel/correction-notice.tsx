import { useLiveQuery } from 'dexie-react-hooks';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { Ask } from '@/lib/core/ask';
import { findCorrection } from '@/lib/core/find-correction';
import { pageAddress } from '@/lib/core/page-address';
import type { RunFacts } from '@/lib/core/run-event';
import { correctionsOn } from '@/lib/storage/correction-store';
import { t } from '@/locales/i18n';
import { dateWords } from './facts-words';
import { usePanel } from './panel-context';

interface CorrectionNoticeProps {
  readonly facts: RunFacts;
  readonly url: string;
  readonly ask: Ask;
  /** Asks it again on its page; undefined where that is not in front. */
  readonly onAgain?: (() => void) | undefined;
}

/** Whether a person stands behind an answer: that it was corrected, that its correction is out of date, or that there is one by now. */
export const CorrectionNotice = ({ facts: { corrected, outdatedCorrection }, url, ask, onAgain }: CorrectionNoticeProps) => {
  const { db } = usePanel();
  const current = useLiveQuery(async () => findCorrection(await correctionsOn(db, pageAddress(url)), url, ask), [db, url, ask]);
  if (corrected)
    return (
      <p className="flex items-start gap-2 text-fine font-medium text-accent">
        <Icon name="check" className="mt-0.5 size-4" />
        {corrected.owner
          ? t('answer.corrected.by', { owner: corrected.owner, date: dateWords(corrected.at) })
          : t('answer.corrected.byOwner', { date: dateWords(corrected.at) })}
      </p>
    );
  if (outdatedCorrection)
    return (
      <Notice tone="warn">
        {outdatedCorrection.owner
          ? t('answer.corrected.outdated', { owner: outdatedCorrection.owner, date: dateWords(outdatedCorrection.at) })
          : t('answer.corrected.outdatedOwner', { date: dateWords(outdatedCorrection.at) })}
      </Notice>
    );
  if (!current) return null;
  return (
    <Notice icon="check">
      <p>
        {current.owner
          ? t('answer.corrected.meanwhile', { owner: current.owner, date: dateWords(current.at) })
          : t('answer.corrected.meanwhileOwner', { date: dateWords(current.at) })}
      </p>
      {onAgain && (
        <Button look="quiet" size="small" className="-ml-2" onClick={onAgain}>
          {t('answer.corrected.show')}
        </Button>
      )}
    </Notice>
  );
};
