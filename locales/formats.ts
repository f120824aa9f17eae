import { t } from './i18n';
import { language, locale } from './language';

/** Keeps what `make` makes: making a format takes longer than using it a thousand times. */
const kept = <Options, Format>(make: (locale: string, options: Options) => Format): typeof make => {
  const formats = new Map<string, Format>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = formats.get(key) ?? make(locale, options);
    formats.set(key, format);
    return format;
  };
};

const numberFormat = kept((locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dateFormat = kept((locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));

/** "1,234.5", as the reader's language writes it. */
export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(locale(), options).format(value);

/** English of no country has the day before the month, as most of the world does. */
export const formatDate = (at: number, options: Intl.DateTimeFormatOptions): string =>
  dateFormat(locale() === 'en' ? 'en-GB' : locale(), options).format(at);

/** "a, b, c": things one beside the other, without an "and". */
export const formatList = (items: readonly string[]): string => items.join(t('comma'));

/** Japanese has no space after a full stop. */
export const joinSentences = (...sentences: readonly string[]): string => sentences.join(language() === 'ja' ? '' : ' ');
