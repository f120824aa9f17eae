import { createI18n } from '@wxt-dev/i18n';
import type { GeneratedI18nStructure } from '#i18n';

/** The interface's words in the browser's language. A key or a placeholder that locales/en.json does not have is a type error. */
export const { t } = createI18n<GeneratedI18nStructure>();
