import { useState } from 'react';
import { shareWords } from '@/components/panel/feedback-words';
import { Checkbox, RadioGroup, type Choice } from '@/components/ui/choice';
import { SelectField } from '@/components/ui/field';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { ShareLevel, Telemetry, type Settings } from '@/lib/core/settings';
import { t } from '@/locales/i18n';
import { DeliveryTest } from './delivery-test';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { pairsOf, PairsField, recordOf, type Pair } from './pairs-field';
import { SavedField } from './saved-field';
import { Card, Section } from './section';
import { readAddress } from './typed-address';

const shareChoices = (): readonly Choice<ShareLevel>[] => ShareLevel.options.map((value) => ({ value, ...shareWords(value) }));

const addressProblem = (typed: string): string | undefined =>
  typed.trim() === '' || readAddress(typed) ? undefined : t('options.privacy.addressProblem');

const TelemetryCard = ({ settings }: { settings: EffectiveSettings }) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  const { telemetry } = settings;
  // Rows without a name yet are nothing that can be stored, and must not vanish while they are typed.
  const [pairs, setPairs] = useState<readonly Pair[]>();
  const set = (part: Partial<Settings['telemetry']>) => change((now) => ({ ...now, telemetry: { ...now.telemetry, ...part } }));
  return (
    <Card title={t('options.privacy.otel')} hint={t('options.privacy.otelHint')}>
      <Locked rules={settings.rules} by="telemetry">
        <SavedField
          label={t('options.privacy.otlp')}
          hint={t('options.privacy.otlpHint')}
          placeholder="https://otel.example.com:4318"
          inputMode="url"
          value={telemetry.url}
          problemOf={addressProblem}
          onSave={(url) => set({ url: url.trim() })}
        />
        <PairsField
          label={t('options.privacy.headers')}
          hint={t('options.privacy.headersHint')}
          of="Header"
          namePlaceholder="authorization"
          pairs={pairs ?? pairsOf(telemetry.headers)}
          newId={host.newId}
          onChange={(next) => {
            setPairs(next);
            void set({ headers: recordOf(next) });
          }}
        />
        <SelectField
          label={t('options.privacy.names')}
          hint={t('options.privacy.namesHint')}
          value={telemetry.conventions}
          onChange={({ target }) => void set({ conventions: Telemetry.shape.conventions.parse(target.value) })}
        >
          <option value="2026-11">{t('options.privacy.names2026')}</option>
          <option value="2025-09">{t('options.privacy.names2025')}</option>
        </SelectField>
        <Checkbox
          label={t('options.privacy.content')}
          hint={t('options.privacy.contentHint')}
          checked={telemetry.content}
          onChange={({ target }) => void set({ content: target.checked })}
        />
      </Locked>
      <DeliveryTest
        url={telemetry.url}
        label={t('options.privacy.testSpan')}
        success={t('options.privacy.otelTook')}
        send={() => host.testTelemetry(telemetry)}
      />
    </Card>
  );
};

/** What leaves this machine, to whom, and how much of it. */
export const PrivacySection = ({ settings }: { settings: EffectiveSettings }) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  const { collector } = settings;
  const setCollector = (part: Partial<Settings['collector']>) => change((now) => ({ ...now, collector: { ...now.collector, ...part } }));
  return (
    <Section title={t('options.privacy.title')} lead={t('options.privacy.lead')}>
      <Card title={t('options.privacy.withFlag')} hint={t('options.privacy.withFlagHint')}>
        <Locked rules={settings.rules} by="mostShared">
          <RadioGroup
            legend={t('options.privacy.howMuch')}
            choices={shareChoices()}
            value={settings.share}
            onChoose={(share) => void change((now) => ({ ...now, share }))}
          />
        </Locked>
      </Card>
      <Card title={t('options.privacy.collector')} hint={t('options.privacy.collectorHint')}>
        <Locked rules={settings.rules} by="collector">
          <div className="grid gap-4 sm:grid-cols-2">
            <SavedField
              label={t('options.privacy.address')}
              placeholder="https://gloss.example.com"
              inputMode="url"
              value={collector.url}
              problemOf={addressProblem}
              onSave={(url) => setCollector({ url: url.trim() })}
            />
            <SavedField
              label={t('options.privacy.token')}
              type="password"
              placeholder={t('options.privacy.tokenPlaceholder')}
              value={collector.token}
              onSave={(token) => setCollector({ token: token.trim() })}
            />
          </div>
        </Locked>
        <Checkbox
          label={t('options.privacy.metrics')}
          hint={t('options.privacy.metricsHint')}
          checked={settings.sendMetrics}
          onChange={({ target }) => void change((now) => ({ ...now, sendMetrics: target.checked }))}
        />
        <DeliveryTest
          url={collector.url}
          label={t('options.privacy.testConnection')}
          success={t('options.privacy.collectorTook')}
          send={() => host.testCollector(collector)}
        />
      </Card>
      <TelemetryCard settings={settings} />
    </Section>
  );
};
