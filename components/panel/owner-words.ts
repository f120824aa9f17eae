import type { Owner } from '@/lib/core/settings';
import { t } from '@/locales/i18n';

/** "Mara Lind can help: mara@example.com"; one of the two is there. */
export const ownerWords = ({ name, contact }: Owner): string => {
  if (!name) return t('owner.help', { contact });
  return contact ? t('owner.canHelpAt', { name, contact }) : t('owner.canHelp', { name });
};
