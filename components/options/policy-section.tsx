import { Notice } from '@/components/ui/notice';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { PolicyProblem } from '@/lib/core/policy/read-policy';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import type { Settings } from '@/lib/core/settings';
import { formatList } from '@/locales/formats';
import { t } from '@/locales/i18n';
import { effectiveRows, type Source } from './effective-rows';
import { Card, Empty, Section, Tag } from './section';

const problemWords = (problem: PolicyProblem): string => {
  switch (problem.kind) {
    case 'invalid':
      return t('options.policy.invalid', { key: problem.key, detail: problem.detail });
    case 'dropped':
      return t('options.policy.dropped', {
        key: problem.key,
        detail: problem.expected ? t(`options.policy.hasToBe.${problem.expected}`) : '',
      });
    case 'unknown':
      return t('options.policy.unknown', { key: problem.key });
    case 'undeclared':
      return t('options.policy.undeclared', { keys: formatList(problem.keys) });
  }
};

const SourceTag = ({ source }: { source: Source }) => {
  switch (source) {
    case 'policy':
      return <Tag tone="good">{t('options.policy.policy')}</Tag>;
    case 'build':
      return <Tag tone="good">{t('options.policy.build')}</Tag>;
    case 'you':
      return <Tag>{t('options.policy.you')}</Tag>;
    case 'default':
      return <span className="text-tiny text-ink-faint">{t('options.policy.default')}</span>;
  }
};

/** The status page: every value that counts, and who decided it. */
export const PolicySection = ({ settings, own }: { settings: EffectiveSettings; own: Settings }) => {
  const { rules } = settings;
  const managed = rules.set.length > 0 || rules.problems.length > 0;
  const unknownPrompt = rules.prompt !== undefined && !promptText(rules.prompt);
  return (
    <Section title={t('options.policy.title')} lead={t('options.policy.lead')}>
      {!managed && <Empty title={t('options.policy.none')}>{t('options.policy.noneHint')}</Empty>}
      {(rules.problems.length > 0 || unknownPrompt) && (
        <Notice tone="bad">
          <p className="font-medium">{t('options.policy.mistakes')}</p>
          <ul className="mt-1.5 flex list-disc flex-col gap-1 pl-4">
            {rules.problems.map((problem) => (
              <li key={problemWords(problem)} className="wrap-anywhere">
                {problemWords(problem)}
              </li>
            ))}
            {unknownPrompt && <li>{t('options.policy.unknownPrompt', { prompt: rules.prompt ?? '' })}</li>}
          </ul>
        </Notice>
      )}
      <Card>
        <table className="w-full border-collapse text-fine">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('options.policy.setting')}</th>
              <th scope="col">{t('options.policy.value')}</th>
              <th scope="col">{t('options.policy.from')}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {effectiveRows(settings, own).map(({ key, what, value, source, closed }) => (
              <tr key={key} className="align-baseline">
                <th scope="row" className="py-2 pr-4 text-left font-normal text-ink-faint">
                  {what}
                </th>
                <td className="py-2 pr-3 wrap-anywhere">
                  {value} {closed && <Tag tone="bad">{t('options.policy.safe')}</Tag>}
                </td>
                <td className="py-2 text-right whitespace-nowrap">
                  <SourceTag source={source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
};
