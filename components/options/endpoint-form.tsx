import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import { Disclosure } from '@/components/ui/disclosure';
import { SelectField, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { keyHint, readDraft, type DraftProblems, type EndpointDraft } from './endpoint-draft';
import { EndpointFindings } from './endpoint-findings';
import { endpointPresets } from './endpoint-presets';
import { useOptions } from './options-context';
import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import { t } from '@/locales/i18n';
import { PairsField } from './pairs-field';
import { useReturnFocus } from './return-focus';
import { readAddress } from './typed-address';

interface EndpointFormProps {
  readonly id: string;
  readonly kept: EndpointSettings | undefined;
  readonly draft: EndpointDraft;
  readonly onChange: (draft: EndpointDraft) => void;
  readonly onSave: (endpoint: EndpointSettings) => Promise<void>;
  readonly onClose: () => void;
}

type Test =
  | { readonly status: 'none' }
  | { readonly status: 'refused'; readonly host: string }
  /** `draft`: what was tested; what is typed now may be something else. */
  | { readonly status: 'running' | 'ended'; readonly draft: EndpointDraft; readonly findings: readonly EndpointFinding[] };

const modelsIn = (test: Test): readonly string[] => {
  if (test.status !== 'running' && test.status !== 'ended') return [];
  return test.findings.findLast((finding) => 'models' in finding)?.models ?? [];
};

/** One endpoint: what it takes to reach it, what it costs, how long to wait, and the test that keeps it. */
export const EndpointForm = ({ id, kept, draft, onChange, onSave, onClose }: EndpointFormProps) => {
  const { host } = useOptions();
  const [problems, setProblems] = useState<DraftProblems>({});
  const [test, setTest] = useState<Test>({ status: 'none' });
  const running = useRef<AbortController>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const modelsId = useId();
  const models = modelsIn(test);

  useEffect(() => () => running.current?.abort(), []);

  const opened = useReturnFocus();
  useEffect(() => {
    // Whoever comes back to a form that was left half-way is at the section's heading.
    if (opened) form.current?.querySelector<HTMLElement>(':is(select,input)')?.focus();
  }, [opened]);

  const set = (part: Partial<EndpointDraft>): void => {
    onChange({ ...draft, ...part });
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
  };
  const text = (field: { [Key in keyof EndpointDraft]: EndpointDraft[Key] extends string ? Key : never }[keyof EndpointDraft]) => ({
    value: draft[field],
    problem: problems[field],
    spellCheck: false,
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => set({ [field]: target.value }),
  });

  /** The endpoint, or undefined with the problems shown and the first of them in focus. */
  const readForm = (): EndpointSettings | undefined => {
    const read = readDraft(draft, id, kept);
    setProblems(read.ok ? {} : read.problems);
    if (read.ok) return read.endpoint;
    requestAnimationFrame(() => {
      const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      // A problem inside a closed disclosure would be one that nobody can see.
      for (let at = first?.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
      first?.focus();
    });
    return undefined;
  };

  const testAndSave = async (): Promise<void> => {
    const endpoint = readForm();
    const origin = readAddress(draft.baseUrl)?.origin;
    if (!endpoint || !origin) return;
    // First of all, while this is still the press of the button: browsers ask for a permission only then.
    if (!(await host.permitOrigin(origin))) {
      setTest({ status: 'refused', host: new URL(origin).host });
      return;
    }
    const abort = new AbortController();
    running.current?.abort();
    running.current = abort;
    let findings: readonly EndpointFinding[] = [];
    setTest({ status: 'running', draft, findings });
    for await (const finding of host.testEndpoint(endpoint, abort.signal)) {
      if (abort.signal.aborted) return;
      findings = [...findings, finding];
      setTest({ status: 'running', draft, findings });
      if (finding.kind === 'passed') await onSave({ ...endpoint, model: finding.profile.model, profile: finding.profile });
    }
    if (!abort.signal.aborted) setTest({ status: 'ended', draft, findings });
  };

  const saveUntested = async (): Promise<void> => {
    const endpoint = readForm();
    if (!endpoint) return;
    await onSave(endpoint);
    onClose();
  };

  const stop = (): void => {
    running.current?.abort();
    setTest({ status: 'none' });
  };

  const passed = test.status === 'ended' && test.draft === draft && test.findings.some(({ kind }) => kind === 'passed');
  const choosable = models.length > 0 && !models.includes(draft.model.trim());

  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void testAndSave();
      }}
    >
      {!kept && (
        <SelectField
          label={t('options.endpoint.startFrom')}
          hint={t('options.endpoint.startFromHint')}
          value=""
          onChange={({ target }) => {
            const preset = endpointPresets.find(({ name }) => name === target.value);
            if (preset) set({ name: preset.name, baseUrl: preset.baseUrl, keyStyle: preset.keyStyle });
          }}
        >
          <option value="">{t('options.endpoint.chooseServer')}</option>
          {endpointPresets.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('options.endpoint.address')}
        hint={t('options.endpoint.addressHint')}
        placeholder="https://gateway.example.com/v1"
        inputMode="url"
        {...text('baseUrl')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('options.endpoint.name')}
          hint={t('options.endpoint.nameHint')}
          placeholder={t('options.endpoint.namePlaceholder')}
          {...text('name')}
        />
        <div className="flex flex-col gap-1.5">
          <TextField
            label={t('options.endpoint.model')}
            hint={models.length > 0 ? t('options.endpoint.modelListed') : t('options.endpoint.modelUnlisted')}
            list={modelsId}
            placeholder={t('options.endpoint.modelPlaceholder')}
            {...text('model')}
          />
          <datalist id={modelsId}>
            {models.map((model) => (
              <option key={model}>{model}</option>
            ))}
          </datalist>
        </div>
      </div>
      {choosable && (
        <fieldset className="-mt-1 flex max-h-36 min-w-0 flex-wrap gap-1.5 overflow-y-auto border-0 p-0.5">
          <legend className="mb-1.5 text-fine text-ink-faint">{t('options.endpoint.offers')}</legend>
          {models.map((model) => (
            <Button key={model} size="small" onClick={() => set({ model })}>
              {model}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('options.endpoint.keyStyle')}
          value={draft.keyStyle}
          onChange={({ target }) => set({ keyStyle: EndpointSettings.shape.keyStyle.parse(target.value) })}
        >
          <option value="bearer">{t('options.endpoint.keyBearer')}</option>
          <option value="api-key">{t('options.endpoint.keyHeader')}</option>
          <option value="none">{t('options.endpoint.keyNone')}</option>
        </SelectField>
        {draft.keyStyle !== 'none' && (
          <TextField
            label={t('options.endpoint.key')}
            type="password"
            placeholder={
              kept?.apiKey ? t('options.endpoint.keyKept', { hint: keyHint(kept.apiKey) }) : t('options.endpoint.keyPlaceholder')
            }
            {...text('apiKey')}
            autoComplete="new-password"
          />
        )}
      </div>

      <div className="flex flex-col gap-3 border-t border-line pt-4">
        <Disclosure summary={t('options.endpoint.extras')}>
          <div className="flex flex-col gap-4 pt-1">
            <PairsField
              label={t('options.endpoint.headers')}
              hint={t('options.endpoint.headersHint')}
              of="Header"
              namePlaceholder="x-portkey-provider"
              pairs={draft.headers}
              problem={problems.headers}
              newId={host.newId}
              onChange={(headers) => set({ headers })}
            />
            <PairsField
              label={t('options.endpoint.query')}
              hint={t('options.endpoint.queryHint')}
              of="Parameter"
              namePlaceholder="api-version"
              pairs={draft.query}
              newId={host.newId}
              onChange={(query) => set({ query })}
            />
          </div>
        </Disclosure>
        <Disclosure summary={t('options.endpoint.prices')}>
          <div className="grid gap-4 pt-1 sm:grid-cols-2 lg:grid-cols-4">
            <TextField
              label={t('options.endpoint.input')}
              hint={t('options.endpoint.perMillion')}
              inputMode="decimal"
              placeholder="2.50"
              {...text('inputPrice')}
            />
            <TextField
              label={t('options.endpoint.cachedInput')}
              hint={t('options.endpoint.cachedInputHint')}
              inputMode="decimal"
              placeholder="1.25"
              {...text('cachedInputPrice')}
            />
            <TextField
              label={t('options.endpoint.output')}
              hint={t('options.endpoint.perMillion')}
              inputMode="decimal"
              placeholder="10"
              {...text('outputPrice')}
            />
            <TextField
              label={t('options.endpoint.currency')}
              hint={t('options.endpoint.currencyHint')}
              maxLength={3}
              {...text('currency')}
            />
          </div>
        </Disclosure>
        <Disclosure summary={t('options.endpoint.sizes')}>
          <div className="grid gap-4 pt-1 sm:grid-cols-2">
            <TextField
              label={t('options.endpoint.context')}
              hint={t('options.endpoint.contextHint')}
              inputMode="numeric"
              {...text('contextTokens')}
            />
            <TextField
              label={t('options.endpoint.longest')}
              hint={t('options.endpoint.longestHint')}
              inputMode="numeric"
              {...text('maxOutputTokens')}
            />
            <TextField label={t('options.endpoint.waitReaction')} inputMode="decimal" {...text('headersTimeout')} />
            <TextField label={t('options.endpoint.waitFirst')} inputMode="decimal" {...text('firstTextTimeout')} />
            <TextField label={t('options.endpoint.waitSilence')} inputMode="decimal" {...text('silenceTimeout')} />
            <TextField label={t('options.endpoint.waitTotal')} inputMode="decimal" {...text('totalTimeout')} />
          </div>
        </Disclosure>
        <Checkbox
          label={t('options.endpoint.mayFollow')}
          hint={t('options.endpoint.mayFollowHint')}
          checked={draft.mayFollow}
          onChange={({ target }) => set({ mayFollow: target.checked })}
        />
      </div>

      {test.status === 'refused' && <Notice tone="warn">{t('options.endpoint.refused', { host: test.host })}</Notice>}
      {(test.status === 'running' || test.status === 'ended') && (
        <div className="rounded-lg border border-line bg-paper p-3 sm:p-4">
          <EndpointFindings findings={test.findings} running={test.status === 'running'} />
        </div>
      )}
      {Object.values(problems).some(Boolean) && (
        <p role="alert" className="text-fine text-bad">
          {t('options.endpoint.unusable')}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {test.status === 'running' ? (
          <Button icon="stop" onClick={stop}>
            {t('options.endpoint.stopTest')}
          </Button>
        ) : passed ? (
          <Button look="primary" onClick={onClose}>
            {t('options.endpoint.done')}
          </Button>
        ) : (
          <Button look="primary" type="submit">
            {t('options.endpoint.testAndSave')}
          </Button>
        )}
        {!passed && test.status !== 'running' && <Button onClick={() => void saveUntested()}>{t('options.endpoint.saveUntested')}</Button>}
        {passed ? (
          <Button look="quiet" type="submit">
            {t('options.endpoint.testAgain')}
          </Button>
        ) : (
          <Button look="quiet" onClick={onClose}>
            {t('options.endpoint.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};
