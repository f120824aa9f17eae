import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/field';
import type { SiteHint } from '@/lib/core/site-hint';
import { useChangeSettings } from './options-context';
import { SavedField } from './saved-field';
import { Card } from './section';

/** What a hint can tell, in the order in which one would look for it. */
const parts: readonly (readonly [part: Exclude<keyof SiteHint, 'match'>, label: string, hint: string])[] = [
  ['main', 'Content', 'Only this is read, with the fields and comments below.'],
  ['fields', 'Fields', 'Each element holds one label and its value.'],
  ['comments', 'Comments', 'Each element is what one person wrote.'],
  ['author', 'Author', 'Within a comment.'],
  ['time', 'Time', 'Within a comment.'],
  ['noise', 'Left out', 'Never read.'],
];

/** Why the browser does not understand a selector; undefined when it does, or when there is none. */
export const selectorProblem = (selector: string): string | undefined => {
  if (selector.trim() === '') return undefined;
  try {
    document.createDocumentFragment().querySelector(selector);
    return undefined;
  } catch {
    return 'This is not a CSS selector. It looks like #content or .comment > .body.';
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
      setProblem('This is not a host. It looks like tracker.example.com, or *.example.com for all below it.');
      return;
    }
    await changeHints((now) => (now.some((hint) => hint.match === match) ? now : [...now, { match }]));
    setTyped('');
  };

  return (
    <Disclosure summary="Reading hints, for tools that are read badly">
      <Card>
        <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => void add(event)}>
          <div className="min-w-0 flex-1 basis-64">
            <TextField
              label="Add a hint for a host"
              hint="With the beginning of a path where only a part of the host is meant. Of several hints the first that fits counts."
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
            Add hint
          </Button>
        </form>
        {hints.map((hint) => (
          <fieldset key={hint.match} className="flex min-w-0 flex-col gap-3 border-0 border-t border-line p-0 pt-3">
            <legend className="sr-only">Hint for {hint.match}</legend>
            <div className="flex items-center justify-between gap-2">
              <p className="font-medium">{hint.match}</p>
              <IconButton
                icon="trash"
                label={`Remove the hint for ${hint.match}`}
                onClick={() => void changeHints((now) => now.filter(({ match }) => match !== hint.match))}
              />
            </div>
            <div className="grid gap-3 sm:grid-cols-2">
              {parts.map(([part, label, words]) => (
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
