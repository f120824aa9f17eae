import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/field';
import type { SiteHint } from '@/lib/core/site-hint';
import { t } from '@/locales/i18n';
import { useChangeSettings } from './options-context';
import { SavedField } from './saved-field';
import { Card } from './section';

/** What a hint can tell, in the order in which one would look for it. */
const parts = (): readonly (readonly [part: Exclude<keyof SiteHint, 'match'>, label: string, hint: string])[] => [
  ['main', t('options.hints.main'), t('options.hints.mainHint')],
  ['fields', t('options.hints.fields'), t('options.hints.fieldsHint')],
  ['comments', t('options.hints.comments'), t('options.hints.commentsHint')],
  ['author', t('options.hints.author'), t('options.hints.within')],
  ['time', t('options.hints.time'), t('options.hints.within')],
  ['noise', t('options.hints.noise'), t('options.hints.noiseHint')],
];

/** Why the browser does not understand a selector; undefined when it does, or when there is none. */
export const selectorProblem = (selector: string): string | undefined => {
  if (selector.trim() === '') return undefined;
  try {
    document.createDocumentFragment().querySelector(selector);
    return undefined;
  } catch {
    return t('options.hints.noSelector');
  }
};

/** "tracker.example.com", "*.example.com:8443/desk"; a pasted address is taken apart. */
export const readMatch = (typed: string): string | undefined => {
  const match = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  return /^(?:\*\.)?[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?(?::\d+)?(?:\/\S*)?$/u.test(match) ? match : undefined;
};

/** Selectors for tools that are read badly: for whoever keeps Gloss at a company, not for every reader. */
export const SiteHints = ({ hints }: { hints: readonly SiteHint[] }) => {
  const change = useChangeSettings();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();

  const changeHints = (next: (hints: readonly SiteHint[]) => readonly SiteHint[]) =>
    change((now) => ({ ...now, siteHints: [...next(now.siteHints)] }));

  const add = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    const match = readMatch(typed);
    if (match === undefined) {
      setProblem(t('options.hints.noHost'));
      return;
    }
    await changeHints((now) => (now.some((hint) => hint.match === match) ? now : [...now, { match }]));
    setTyped('');
  };

  return (
    <Disclosure summary={t('options.hints.summary')}>
      <Card>
        <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => void add(event)}>
          <div className="min-w-0 flex-1 basis-64">
            <TextField
              label={t('options.hints.addFor')}
              hint={t('options.hints.addForHint')}
              placeholder="tracker.example.com"
              spellCheck={false}
              autoComplete="off"
              value={typed}
              problem={problem}
              onChange={({ target }) => {
                setTyped(target.value);
                setProblem(undefined);
              }}
            />
          </div>
          <Button type="submit" icon="plus">
            {t('options.hints.add')}
          </Button>
        </form>
        {hints.map((hint) => (
          <fieldset key={hint.match} className="flex min-w-0 flex-col gap-3 border-0 border-t border-line p-0 pt-3">
            <legend className="sr-only">{t('options.hints.for', { host: hint.match })}</legend>
            <div className="flex items-center justify-between gap-2">
              <p className="font-medium">{hint.match}</p>
              <IconButton
                icon="trash"
                label={t('options.hints.remove', { host: hint.match })}
                onClick={() => void changeHints((now) => now.filter(({ match }) => match !== hint.match))}
              />
            </div>
            <div className="grid gap-3 sm:grid-cols-2">
              {parts().map(([part, label, words]) => (
                <SavedField
                  key={part}
                  label={label}
                  hint={words}
                  value={hint[part] ?? ''}
                  problemOf={selectorProblem}
                  onSave={(selector) =>
                    changeHints((now) =>
                      now.map((each) => {
                        if (each.match !== hint.match) return each;
                        const { [part]: _old, ...rest } = each;
                        return selector.trim() === '' ? rest : { ...rest, [part]: selector.trim() };
                      }),
                    )
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
      </Card>
    </Disclosure>
  );
};
