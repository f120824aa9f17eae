import { useState } from 'react';
import { shareWords } from '@/components/panel/feedback-words';
import { Checkbox, RadioGroup, type Choice } from '@/components/ui/choice';
import { SelectField } from '@/components/ui/field';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import { ShareLevel, Telemetry, type Settings } from '@/lib/core/settings';
import { DeliveryTest } from './delivery-test';
import { Locked } from './locked';
import { useChangeSettings, useOptions } from './options-context';
import { pairsOf, PairsField, recordOf, type Pair } from './pairs-field';
import { SavedField } from './saved-field';
import { Card, Section } from './section';
import { readAddress } from './typed-address';

const shareChoices: readonly Choice<ShareLevel>[] = ShareLevel.options.map((value) => ({ value, ...shareWords[value] }));

const addressProblem = (typed: string): string | undefined =>
  typed.trim() === '' || readAddress(typed) ? undefined : 'This is not a web address; what was set before still counts.';

const TelemetryCard = ({ settings }: { settings: EffectiveSettings }) => {
  const { host } = useOptions();
  const change = useChangeSettings();
  const { telemetry } = settings;
  // Rows without a name yet are nothing that can be stored, and must not vanish while they are typed.
  const [pairs, setPairs] = useState<readonly Pair[]>();
  const set = (part: Partial<Settings['telemetry']>) => change((now) => ({ ...now, telemetry: { ...now.telemetry, ...part } }));
  return (
    <Card
      title="OpenTelemetry"
      hint="For a company that already watches its services: each run as spans and metrics, by the GenAI conventions, over OTLP/HTTP. Without an address nothing is sent."
    >
      <Locked rules={settings.rules} by="telemetry">
        <SavedField
          label="OTLP address"
          hint="With or without /v1/traces."
          placeholder="https://otel.example.com:4318"
          inputMode="url"
          value={telemetry.url}
          problemOf={addressProblem}
          onSave={(url) => set({ url: url.trim() })}
        />
        <PairsField
          label="Headers"
          hint="What the receiver wants to know who is sending."
          noun="header"
          namePlaceholder="authorization"
          pairs={pairs ?? pairsOf(telemetry.headers)}
          newId={host.newId}
          onChange={(next) => {
            setPairs(next);
            void set({ headers: recordOf(next) });
          }}
        />
        <SelectField
          label="Names"
          hint="The conventions still rename things. Choose what your receiver knows."
          value={telemetry.conventions}
          onChange={({ target }) => void set({ conventions: Telemetry.shape.conventions.parse(target.value) })}
        >
          <option value="2026-11">November 2026: tokens as counters</option>
          <option value="2025-09">September 2025: tokens as gen_ai.client.token.usage</option>
        </SelectField>
        <Checkbox
          label="Send content too"
          hint="The page’s address, the question, what was read of the page, and the answer. Without it: times, sizes, model, prompt version, cost, the site’s name, the kind of failure."
          checked={telemetry.content}
          onChange={({ target }) => void set({ content: target.checked })}
        />
      </Locked>
      <DeliveryTest
        url={telemetry.url}
        label="Send a test span"
        success="The receiver took it."
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
    <Section
      title="What may be sent"
      lead="A question goes to the endpoint that answers it, and nowhere else. What follows is about verdicts and figures; nothing of it is sent unless an address is set."
    >
      <Card title="With a flag" hint="What is ticked when you flag an answer. You see it and can change it each time, before it is sent.">
        <Locked rules={settings.rules} by="mostShared">
          <RadioGroup
            legend="How much goes along"
            choices={shareChoices}
            value={settings.share}
            onChoose={(share) => void change((now) => ({ ...now, share }))}
          />
        </Locked>
      </Card>
      <Card
        title="Collector"
        hint="The service that receives verdicts, so that somebody can mend what was wrong. Until it can be reached, they wait in the outbox."
      >
        <Locked rules={settings.rules} by="collector">
          <div className="grid gap-4 sm:grid-cols-2">
            <SavedField
              label="Address"
              placeholder="https://gloss.example.com"
              inputMode="url"
              value={collector.url}
              problemOf={addressProblem}
              onSave={(url) => setCollector({ url: url.trim() })}
            />
            <SavedField
              label="Token"
              type="password"
              placeholder="If it asks for one"
              value={collector.token}
              onSave={(token) => setCollector({ token: token.trim() })}
            />
          </div>
        </Locked>
        <Checkbox
          label="Send the figures of each answer"
          hint="How long it took, what it cost, which engine and prompt, and whether it failed; the site only where Gloss is switched on. Nothing that was asked, read or answered."
          checked={settings.sendMetrics}
          onChange={({ target }) => void change((now) => ({ ...now, sendMetrics: target.checked }))}
        />
        <DeliveryTest
          url={collector.url}
          label="Test the connection"
          success="The collector is there and takes this token."
          send={() => host.testCollector(collector)}
        />
      </Card>
      <TelemetryCard settings={settings} />
    </Section>
  );
};
