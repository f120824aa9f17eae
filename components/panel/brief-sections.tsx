import type { AnswerDraft, Point } from '@/lib/core/answer';
import type { Verification } from '@/lib/core/verification';
import type { QuotePlace } from '@/lib/messaging/protocol';
import { formatList } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { InlineText } from './inline-text';
import { PointList } from './point-list';

interface BriefSectionsProps {
  readonly brief: NonNullable<AnswerDraft['brief']>;
  readonly verification: Verification | undefined;
  readonly onShowQuote?: ((place: QuotePlace) => Promise<boolean>) | undefined;
}

const sections = ['problem', 'environment', 'tried', 'asked', 'nextStep'] as const;

/** A ticket for whoever takes it over. A section with nothing in it says so once the brief is complete: that too is worth knowing. */
export const BriefSections = ({ brief, verification, onShowQuote }: BriefSectionsProps) => {
  const shown = sections.map((part): [(typeof sections)[number], readonly Point[]] => [part, brief[part] ?? []]);
  const silent = verification ? shown.filter(([, points]) => points.length === 0).map(([part]) => t(`brief.inline.${part}`)) : [];
  return (
    <div className="flex flex-col gap-4">
      {shown.map(
        ([part, points]) =>
          points.length > 0 && (
            <section key={part} className="border-t border-line pt-3">
              <h3 className="mb-2 text-fine font-semibold text-accent">{t(`brief.${part}`)}</h3>
              <PointList points={points} verification={verification} onShowQuote={onShowQuote} />
            </section>
          ),
      )}
      {brief.missing !== undefined && brief.missing.length > 0 && (
        <section className="rounded-lg bg-warn-soft px-3 py-2.5">
          <h3 className="mb-1.5 text-fine font-semibold text-warn">{t('brief.missing')}</h3>
          <ul className="flex flex-col gap-1">
            {brief.missing.map((what, index) => (
              <li key={index} className="flex gap-2">
                <span aria-hidden="true" className="mt-[0.45rem] size-1.5 shrink-0 rounded-full bg-warn" />
                <span className="min-w-0">
                  <InlineText text={what} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {silent.length > 0 && <p className="text-fine text-ink-faint">{t('brief.silent', { what: formatList(silent) })}</p>}
    </div>
  );
};
