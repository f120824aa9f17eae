import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choice';
import { TextField } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import { eraseEverything } from '@/lib/storage/erase-everything';
import { exportSettings, importSettings, type ImportedSettings } from '@/lib/storage/export-settings';
import { forgetOlderThan } from '@/lib/storage/forget-old';
import { deleteAllRuns } from '@/lib/storage/run-store';
import { ConfirmRow } from './confirm-row';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { SavedField } from './saved-field';
import { Card, Section } from './section';
import { settingsChanges } from './settings-changes';

const daysProblem = (typed: string): string | undefined =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 3_650 ? undefined : 'A whole number of days, from 1 to 3650.';

const KeepingCard = ({ settings }: { settings: EffectiveSettings }) => {
  const { db, host } = useOptions();
  const change = useChangeSettings();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const setDays = async (days: number): Promise<void> => {
    await change((now) => ({ ...now, keepDays: days }));
    await forgetOlderThan(db, days, host.now());
  };
  return (
    <Card
      title="How long things are kept"
      hint="Earlier answers, their traces and the cache; all of it on this machine only. What waits in the outbox stays until it is sent."
    >
      <Locked rules={settings.rules} by="keepDays">
        <div className="max-w-48">
          <SavedField
            label="Days"
            inputMode="numeric"
            value={String(settings.keepDays)}
            problemOf={daysProblem}
            onSave={(typed) => setDays(Number(typed))}
          />
        </div>
      </Locked>
      {asking ? (
        <ConfirmRow
          question="Delete all earlier answers and their traces? Settings and the outbox stay."
          confirm="Delete history"
          onConfirm={() => {
            setAsking(false);
            void deleteAllRuns(db).then(() => setDone(true));
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button icon="trash" onClick={() => setAsking(true)}>
            Delete history
          </Button>
          <output className="text-fine text-accent">{done ? 'Deleted.' : ''}</output>
        </div>
      )}
    </Card>
  );
};

const ImportPreview = ({
  imported,
  settings,
  onDone,
}: {
  imported: ImportedSettings;
  settings: Settings;
  onDone: (said: string) => void;
}) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  if (!imported.ok) {
    return (
      <Notice tone="bad">
        <p className="font-medium">
          {imported.errors.length === 1
            ? 'This file can’t be used; nothing was changed.'
            : `${imported.errors.length} things in this file can’t be used; nothing was changed.`}
        </p>
        <ul className="mt-1 list-disc pl-4">
          {imported.errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  const changes = settingsChanges(settings, imported.settings);
  if (changes.length === 0) return <Notice>This file holds the settings that are set already.</Notice>;
  const apply = async (): Promise<void> => {
    await change(() => imported.settings);
    await host.sitesChanged();
    onDone('Imported. Sites and endpoints that are new ask for their permission when you switch them on or test them.');
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-paper p-3 sm:p-4">
      <p className="text-fine font-medium">This would change:</p>
      <dl className="flex flex-col gap-2 text-fine">
        {changes.map(({ what, before, after }) => (
          <div key={what} className="grid gap-x-4 sm:grid-cols-[10rem_1fr]">
            <dt className="text-ink-faint">{what}</dt>
            <dd className="min-w-0">
              <del className="text-ink-faint">{before}</del> <span aria-hidden="true">→</span> <ins className="no-underline">{after}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex gap-2">
        <Button look="primary" size="small" onClick={() => void apply()}>
          Use these settings
        </Button>
        <Button size="small" onClick={() => onDone('')}>
          Keep mine
        </Button>
      </div>
    </div>
  );
};

const MoveCard = ({ settings }: { settings: Settings }) => {
  const { host } = useOptions();
  const [imported, setImported] = useState<ImportedSettings>();
  const [said, setSaid] = useState('');
  const picker = useRef<HTMLInputElement>(null);

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setSaid('');
    setImported(importSettings(await file.text(), settings));
    // So that the same file, mended, can be chosen again.
    if (picker.current) picker.current.value = '';
  };

  return (
    <Card
      title="Take your settings along"
      hint="A file for a colleague or another machine. Keys, tokens and passwords are left out of it; those that are set here stay when one is imported."
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button icon="download" onClick={() => host.saveFile('gloss-settings.json', exportSettings(settings), 'application/json')}>
          Export settings
        </Button>
        <Button icon="drawer" onClick={() => picker.current?.click()}>
          Import settings
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          className="hidden"
          aria-label="Settings file"
          onChange={({ target }) => void read(target.files?.[0])}
        />
      </div>
      {imported && (
        <ImportPreview
          imported={imported}
          settings={settings}
          onDone={(text) => {
            setImported(undefined);
            setSaid(text);
          }}
        />
      )}
      {said && (
        <output className="flex items-start gap-2 text-fine text-accent">
          <Icon name="check" className="mt-0.5 size-4" />
          {said}
        </output>
      )}
    </Card>
  );
};

const PHRASE = 'delete everything';

const EraseCard = () => {
  const { db, host } = useOptions();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'idle' | 'erasing' | 'done'>('idle');
  const sure = typed.trim().toLowerCase() === PHRASE;
  const erase = async (): Promise<void> => {
    setState('erasing');
    await eraseEverything(db);
    await host.forgetRest();
    setTyped('');
    setState('done');
  };
  return (
    <Card
      tone="bad"
      title="Delete everything"
      hint="Answers, traces, verdicts that were not sent yet, settings and keys; permissions are given back to the browser. What was sent to an endpoint or a collector is not here to be deleted."
    >
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (sure) void erase();
        }}
      >
        <div className="min-w-0 flex-1 basis-56 sm:max-w-72">
          <TextField
            label={`Type “${PHRASE}” to be able to`}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <Button type="submit" look="danger" icon="trash" className="border-bad/40" disabled={!sure || state === 'erasing'}>
          {state === 'erasing' ? 'Deleting…' : 'Delete everything'}
        </Button>
      </form>
      <output className="text-fine text-accent">
        {state === 'done' ? 'Everything is deleted. Gloss is as it was on the first day.' : ''}
      </output>
    </Card>
  );
};

/** What is kept on this machine, and how to get rid of it. */
export const DataSection = ({ settings, own }: { settings: EffectiveSettings; own: Settings }) => {
  const change = useChangeSettings();
  return (
    <Section
      title="Data"
      lead="Everything that Gloss keeps is in this browser’s own database: pages can’t reach it, and it is not synchronised anywhere."
    >
      <KeepingCard settings={settings} />
      <Card title="Answers">
        <Locked rules={settings.rules} by="answerLanguage">
          <RadioGroup
            legend="In which language"
            choices={[
              { value: 'reader', label: 'In the language of the question', hint: 'Where there is none, in that of the browser.' },
              { value: 'page', label: 'In the language of the page' },
            ]}
            value={settings.answerLanguage}
            onChoose={(answerLanguage) => void change((now) => ({ ...now, answerLanguage }))}
          />
        </Locked>
      </Card>
      <MoveCard settings={own} />
      <EraseCard />
    </Section>
  );
};
