/** A file of locales/: words, in groups of groups. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** As the build names them for the browser: "panel.header.history" is "panel_header_history", and plural forms are one message. */
export const flatten = (messages: Messages, group = ''): readonly (readonly [name: string, message: string])[] =>
  Object.entries(messages).flatMap(([key, value]) => {
    const name = group === '' ? key : `${group}_${key}`;
    if (typeof value === 'string') return [[name, value]];
    const forms = Object.values(value).filter((form) => typeof form === 'string');
    return 'n' in value ? [[name, forms.join(' | ')]] : flatten(value, name);
  });

/**
 * Does what the browser's i18n does for an extension, where there is none: tests, galleries, the collector's review page, the terminal. Has
 * to be called before the first module that shows words is loaded.
 */
export const speak = (messages: Messages, language: string): void => {
  const words = new Map(flatten(messages));
  const i18n = { getMessage: (name: string) => words.get(name) ?? '', getUILanguage: () => language };
  // A page in Chromium has a `chrome` of its own, without this.
  Object.assign(globalThis, { chrome: Object.assign(globalThis.chrome ?? {}, { i18n }) });
};
