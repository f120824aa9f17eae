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
import { t } from '@/locales/i18n';
import { ConfirmRow } from './confirm-row';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { SavedField } from './saved-field';
import { Card, Section } from './section';
import { settingsChanges } from './settings-changes';

const daysProblem = (typed: string): string | undefined =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 3_650 ? undefined : t('options.data.daysProblem');

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
    <Card title={t('options.data.keeping')} hint={t('options.data.keepingHint')}>
      <Locked rules={settings.rules} by="keepDays">
        <div className="max-w-48">
          <SavedField
            label={t('options.data.days')}
            inputMode="numeric"
            value={String(settings.keepDays)}
            problemOf={daysProblem}
            onSave={(typed) => setDays(Number(typed))}
          />
        </div>
      </Locked>
      {asking ? (
        <ConfirmRow
          question={t('options.data.deleteHistorySure')}
          confirm={t('options.data.deleteHistory')}
          onConfirm={() => {
            setAsking(false);
            void deleteAllRuns(db).then(() => setDone(true));
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button icon="trash" onClick={() => setAsking(true)}>
            {t('options.data.deleteHistory')}
          </Button>
          <output className="text-fine text-accent">{done ? t('options.data.deleted') : ''}</output>
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
            ? t('options.data.fileUnusable')
            : t('options.data.fileProblems', imported.errors.length, { count: imported.errors.length })}
        </p>
        <ul className="mt-1 list-disc pl-4">
          {imported.errors.map((error) => (
            <li key={error}>{imported.isJson ? error : t('options.data.notJson', { error })}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  const changes = settingsChanges(settings, imported.settings);
  if (changes.length === 0) return <Notice>{t('options.data.sameSettings')}</Notice>;
  const apply = async (): Promise<void> => {
    await change(() => imported.settings);
    await host.sitesChanged();
    onDone(t('options.data.imported'));
  };
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-paper p-3 sm:p-4">
      <p className="text-fine font-medium">{t('options.data.wouldChange')}</p>
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
          {t('options.data.useThese')}
        </Button>
        <Button size="small" onClick={() => onDone('')}>
          {t('options.data.keepMine')}
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
    <Card title={t('options.data.take')} hint={t('options.data.takeHint')}>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon="download" onClick={() => host.saveFile('gloss-settings.json', exportSettings(settings), 'application/json')}>
          {t('options.data.export')}
        </Button>
        <Button icon="drawer" onClick={() => picker.current?.click()}>
          {t('options.data.import')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          className="hidden"
          aria-label={t('options.data.file')}
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

const EraseCard = () => {
  const { db, host } = useOptions();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'idle' | 'erasing' | 'done'>('idle');
  const phrase = t('options.data.phrase');
  const sure = typed.trim().toLowerCase() === phrase;
  const erase = async (): Promise<void> => {
    setState('erasing');
    await eraseEverything(db);
    await host.forgetRest();
    setTyped('');
    setState('done');
  };
  return (
    <Card tone="bad" title={t('options.data.erase')} hint={t('options.data.eraseHint')}>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (sure) void erase();
        }}
      >
        <div className="min-w-0 flex-1 basis-56 sm:max-w-72">
          <TextField
            label={t('options.data.typePhrase', { phrase })}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <Button type="submit" look="danger" icon="trash" className="border-bad/40" disabled={!sure || state === 'erasing'}>
          {state === 'erasing' ? t('options.data.erasing') : t('options.data.erase')}
        </Button>
      </form>
      <output className="text-fine text-accent">{state === 'done' ? t('options.data.erased') : ''}</output>
    </Card>
  );
};

/** What is kept on this machine, and how to get rid of it. */
export const DataSection = ({ settings, own }: { settings: EffectiveSettings; own: Settings }) => {
  const change = useChangeSettings();
  return (
    <Section title={t('options.data.title')} lead={t('options.data.lead')}>
      <KeepingCard settings={settings} />
      <Card title={t('options.data.answers')}>
        <Locked rules={settings.rules} by="answerLanguage">
          <RadioGroup
            legend={t('options.data.language')}
            choices={[
              { value: 'reader', label: t('options.data.languageReader'), hint: t('options.data.languageReaderHint') },
              { value: 'page', label: t('options.data.languagePage') },
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
