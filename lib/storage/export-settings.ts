import { z } from 'zod';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import { Settings } from '@/lib/core/settings';

/** The file: versioned, so that a later form can be told from this one. */
const SettingsFile = z.object({ gloss: z.literal('settings'), version: z.literal(1), settings: Settings });

/** Names of headers and query fields whose values are keys as often as not. */
const SECRET_NAME = /key|token|secret|auth|cookie|pass|sig|cred|session/i;

const withoutSecrets = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, SECRET_NAME.test(name) ? '' : value]));

/** "https://user:word@host/v1" holds a password as well. */
const withoutUser = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1');

const withoutKeys = (settings: Settings): Settings => ({
  ...settings,
  endpoints: settings.endpoints.map((endpoint) => ({
    ...endpoint,
    baseUrl: withoutUser(endpoint.baseUrl),
    apiKey: '',
    headers: withoutSecrets(endpoint.headers),
    query: withoutSecrets(endpoint.query),
    ...(endpoint.profile && { profile: { ...endpoint.profile, baseUrl: withoutUser(endpoint.profile.baseUrl) } }),
  })),
  collector: { url: withoutUser(settings.collector.url), token: '' },
  telemetry: { ...settings.telemetry, url: withoutUser(settings.telemetry.url), headers: withoutSecrets(settings.telemetry.headers) },
});

/** The settings as a JSON file for a colleague or another machine. It holds no key, token or password. */
export const exportSettings = (settings: Settings): string =>
  `${JSON.stringify({ gloss: 'settings', version: 1, settings: withoutKeys(settings) }, null, 2)}\n`;

export type ImportedSettings =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly isJson: boolean; readonly errors: readonly string[] };

/** An empty value in the file means that it was left out of it: the one that is set here stays. */
const withValuesOf = (imported: Readonly<Record<string, string>>, current: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(imported).map(([name, value]) => [name, value || (current[name] ?? '')]));

const withKeysOf = (endpoint: EndpointSettings, current: readonly EndpointSettings[]): EndpointSettings => {
  // Only the same address gets the key back: a file must not be able to send a key somewhere else.
  const same = current.find(({ id, baseUrl }) => id === endpoint.id && withoutUser(baseUrl) === withoutUser(endpoint.baseUrl));
  if (!same) return endpoint;
  return {
    ...endpoint,
    baseUrl: same.baseUrl,
    apiKey: endpoint.apiKey || same.apiKey,
    headers: withValuesOf(endpoint.headers, same.headers),
    query: withValuesOf(endpoint.query, same.query),
  };
};

/**
 * Reads a settings file. Keys that the file leaves out are taken from `current`, where the address is the same.
 * @returns the settings, or every error, each with the place it stands at: "settings.keepDays: Too small: expected number to be >=1".
 */
export const importSettings = (file: string, current: Settings): ImportedSettings => {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch (error) {
    return { ok: false, isJson: false, errors: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = SettingsFile.safeParse(json);
  if (!parsed.success) {
    return {
      ok: false,
      isJson: true,
      errors: parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)),
    };
  }
  const { settings } = parsed.data;
  return {
    ok: true,
    settings: {
      ...settings,
      endpoints: settings.endpoints.map((endpoint) => withKeysOf(endpoint, current.endpoints)),
      collector: {
        ...settings.collector,
        token: settings.collector.token || (withoutUser(current.collector.url) === settings.collector.url ? current.collector.token : ''),
      },
      telemetry: {
        ...settings.telemetry,
        headers: withValuesOf(
          settings.telemetry.headers,
          current.telemetry.url === settings.telemetry.url ? current.telemetry.headers : {},
        ),
      },
    },
  };
};
