import { Notice } from '@/components/ui/notice';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { PolicyProblem } from '@/lib/core/policy/read-policy';
import { promptText } from '@/lib/core/prompt/prompt-versions';
import type { Settings } from '@/lib/core/settings';
import { effectiveRows, type Source } from './effective-rows';
import { Card, Empty, Section, Tag } from './section';

const problemWords = (problem: PolicyProblem): string => {
  switch (problem.kind) {
    case 'invalid':
      return `“${problem.key}” can’t be used: ${problem.detail}. The safe side counts until it is mended.`;
    case 'dropped':
      return `“${problem.key}” is declared and did not arrive: the browser drops a value of the wrong type. ${problem.detail} The safe side counts until it is mended.`;
    case 'unknown':
      return `“${problem.key}” is no key that Gloss knows; it has no effect.`;
    case 'undeclared':
      return `The list “declared” does not name ${problem.keys.join(', ')}. Add them there, so that Gloss notices when the browser drops one.`;
  }
};

const sourceTags: Readonly<Record<Source, React.ReactNode>> = {
  policy: <Tag tone="good">policy</Tag>,
  you: <Tag>you</Tag>,
  default: <span className="text-tiny text-ink-faint">default</span>,
};

/** The status page: every value that counts, and who decided it. */
export const PolicySection = ({ settings, own }: { settings: EffectiveSettings; own: Settings }) => {
  const { rules } = settings;
  const managed = rules.set.length > 0 || rules.problems.length > 0;
  const unknownPrompt = rules.prompt !== undefined && !promptText(rules.prompt);
  return (
    <Section
      title="Status and policy"
      lead="What counts on this machine, and where each value comes from. A policy wins over what is set here; how one is written and rolled out stands in docs/rollout."
    >
      {!managed && (
        <Empty title="No policy is set">This browser gives Gloss none, so everything below is your own setting or Gloss’s default.</Empty>
      )}
      {(rules.problems.length > 0 || unknownPrompt) && (
        <Notice tone="bad">
          <p className="font-medium">The policy has mistakes. Whoever set it can mend them; nothing here is lost meanwhile.</p>
          <ul className="mt-1.5 flex list-disc flex-col gap-1 pl-4">
            {rules.problems.map((problem) => (
              <li key={problemWords(problem)} className="wrap-anywhere">
                {problemWords(problem)}
              </li>
            ))}
            {unknownPrompt && <li>The prompt version “{rules.prompt}” is not in this version of Gloss; the newest one is used.</li>}
          </ul>
        </Notice>
      )}
      <Card>
        <table className="w-full border-collapse text-fine">
          <thead className="sr-only">
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Value</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {effectiveRows(settings, own).map(({ key, what, value, source, closed }) => (
              <tr key={key} className="align-baseline">
                <th scope="row" className="py-2 pr-4 text-left font-normal text-ink-faint">
                  {what}
                </th>
                <td className="py-2 pr-3 wrap-anywhere">
                  {value} {closed && <Tag tone="bad">safe value</Tag>}
                </td>
                <td className="py-2 text-right whitespace-nowrap">{sourceTags[source]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Section>
  );
};
