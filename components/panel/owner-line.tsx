import { useLiveQuery } from 'dexie-react-hooks';
import { Icon } from '@/components/ui/icon';
import { WordsWith } from '@/components/ui/words-with';
import { loadSettings } from '@/lib/storage/settings-store';
import { ownerWords } from './owner-words';
import { usePanel } from './panel-context';

const linkOf = (contact: string): string | undefined => {
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(contact)) return `mailto:${contact}`;
  return contact.startsWith('https://') ? contact : undefined;
};

/** Who looks after Gloss here, and how to reach them; nothing where nobody is named. */
export const OwnerLine = () => {
  const { db } = usePanel();
  const owner = useLiveQuery(() => loadSettings(db), [db])?.owner;
  if (!owner?.name && !owner?.contact) return null;
  const href = linkOf(owner.contact);
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-fine text-ink-soft">
      <Icon name="person" className="size-3.5" />
      <span className="min-w-0">
        <WordsWith
          text={ownerWords({ name: owner.name, contact: owner.contact && '{contact}' })}
          parts={{
            contact: href ? (
              <a href={href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
                {owner.contact}
              </a>
            ) : (
              owner.contact
            ),
          }}
        />
      </span>
    </p>
  );
};
