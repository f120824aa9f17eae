import { ownerWords } from '@/components/panel/owner-words';
import { Icon } from '@/components/ui/icon';
import type { EffectiveSettings } from '@/lib/core/policy/effective-settings';
import type { Settings } from '@/lib/core/settings';
import { t } from '@/locales/i18n';
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
    <Section title={t('options.owner.title')} lead={t('options.owner.lead')}>
      <Card>
        <Locked rules={settings.rules} by="owner">
          <div className="grid gap-4 sm:grid-cols-2">
            <SavedField
              label={t('options.owner.name')}
              placeholder="Mara Lindqvist"
              value={owner.name}
              onSave={(name) => set({ name: name.trim() })}
            />
            <SavedField
              label={t('options.owner.contact')}
              placeholder="mara@example.com"
              value={owner.contact}
              onSave={(contact) => set({ contact: contact.trim() })}
            />
          </div>
        </Locked>
        <div className="rounded-lg border border-line bg-paper p-3 text-fine">
          <p className="mb-1 text-ink-faint">{t('options.owner.preview')}</p>
          <p className="flex items-center gap-2">
            <Icon name="person" className="size-4 text-ink-faint" />
            {owner.name || owner.contact ? (
              <span>{ownerWords(owner)}</span>
            ) : (
              <span className="text-ink-faint">{t('options.owner.none')}</span>
            )}
          </p>
        </div>
      </Card>
    </Section>
  );
};
