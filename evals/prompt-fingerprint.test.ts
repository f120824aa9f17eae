import { expect, test } from 'vitest';
import { promptVersions } from '@/lib/core/prompt/prompt-versions';
import { promptFingerprint, promptFingerprints, whyNotItsId } from './prompt-fingerprint';

test('every prompt says what it said when it got its id', () => {
  expect(promptVersions.flatMap((version) => whyNotItsId(version, promptFingerprints()) ?? [])).toEqual([]);
});

test('a prompt that is known by its id is still there to be asked with', () => {
  expect(promptVersions.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(promptFingerprints())));
});

test.each(promptVersions)('a word less in any task, with or without a language, is another text ($id)', (version) => {
  const known = { [version.id]: promptFingerprint(version) };
  for (const task of ['summarize', 'explain', 'ask', 'brief'])
    for (const foreign of [true, false]) {
      const shorter = {
        ...version,
        system: (...[ask, language]: Parameters<typeof version.system>) =>
          ask.task === task && (language !== undefined) === foreign
            ? version.system(ask, language).replace(/\S+\s*$/, '')
            : version.system(ask, language),
      };
      expect(whyNotItsId(shorter, known)).toContain('make it a new file with a new id');
    }
});

test('passages without their author are another text', () => {
  const [version] = promptVersions;
  const nameless = {
    ...version!,
    user: (...parts: Parameters<NonNullable<typeof version>['user']>) => version!.user(...parts).replace('Ada', ''),
  };
  expect(whyNotItsId(nameless, promptFingerprints())).toContain(version!.id);
});

test('a new prompt is asked to be written down', () => {
  expect(whyNotItsId({ ...promptVersions[0]!, id: 'gloss-new' }, promptFingerprints())).toContain('add "gloss-new"');
});
