import { Icon } from '@/components/ui/icon';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import { Locked } from './locked';
import { useChangeSettings } from './options-context';
import { SavedField } from './saved-field';
import { Card, Section } from './section';

/** Whom readers ask. */
export const OwnerSection = ({ settings }: { settings: EffectiveSettings }) => {
  const change = useChangeSettings();
  const { owner } = settings;
  const set = (part: Partial<Settings['owner']>) => change((now) => ({ ...now, owner: { ...now.owner, ...part } }));
  return (
    <Section
      title="Owner"
      lead="The person who keeps the answers good here. Readers see the name with every failure, so that nobody is left alone with one."
    >
      <Card>
        <Locked rules={settings.rules} by="owner">
          <div className="grid gap-4 sm:grid-cols-2">
            <SavedField label="Name" placeholder="Mara Lindqvist" value={owner.name} onSave={(name) => set({ name: name.trim() })} />
            <SavedField
              label="How to reach them"
              placeholder="mara@example.com, #gloss-help, 4711"
              value={owner.contact}
              onSave={(contact) => set({ contact: contact.trim() })}
            />
          </div>
        </Locked>
        <div className="rounded-lg border border-line bg-paper p-3 text-fine">
          <p className="mb-1 text-ink-faint">This is what readers will see:</p>
          <p className="flex items-center gap-2">
            <Icon name="person" className="size-4 text-ink-faint" />
            {owner.name || owner.contact ? (
              <span>{[owner.name ? `${owner.name} can help` : 'Help', owner.contact].filter(Boolean).join(': ')}</span>
            ) : (
              <span className="text-ink-faint">Nothing: nobody is named yet.</span>
            )}
          </p>
        </div>
      </Card>
    </Section>
  );
};
