import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import type { OptionsHost } from './options-host';

/** What a fake host was asked for, in order: "permit https://wiki.example.com". */
export interface FakeHost extends OptionsHost {
  readonly asked: readonly string[];
  readonly saved: Readonly<Record<string, string>>;
}

/** A browser that does what it is told: for tests and pictures. */
export const fakeHost = (
  script: Partial<OptionsHost> & { readonly grants?: boolean; readonly findings?: readonly EndpointFinding[] } = {},
): FakeHost => {
  const { grants = true, findings = [], ...rest } = script;
  const asked: string[] = [];
  const saved: Record<string, string> = {};
  const permitted = new Set<string>();
  const listeners = new Set<() => void>();
  let id = 0;
  const note = (what: string): void => void asked.push(what);
  return {
    asked,
    saved,
    version: '1.0.0',
    now: () => Date.now(),
    newId: () => `id-${++id}`,
    async permitOrigin(origin) {
      note(`permit ${origin}`);
      if (grants) permitted.add(origin);
      for (const listener of listeners) listener();
      return grants;
    },
    async withdrawOrigin(origin) {
      note(`withdraw ${origin}`);
      permitted.delete(origin);
      for (const listener of listeners) listener();
    },
    isPermitted: async (origin) => permitted.has(origin),
    onPermissionsChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async sitesChanged() {
      note('sites changed');
    },
    async *testEndpoint(endpoint) {
      note(`test ${endpoint.baseUrl} with ${endpoint.apiKey || 'no key'}`);
      yield* findings;
    },
    async testCollector({ url }) {
      note(`collector ${url}`);
      return { ok: true };
    },
    async testTelemetry({ url }) {
      note(`telemetry ${url}`);
      return { ok: true };
    },
    async sendOutbox() {
      note('send');
    },
    shortcuts: async () => [
      { name: 'explain-selection', description: 'Explain the selection', keys: 'Alt+Shift+K' },
      { name: 'summarize', description: 'Summarize the selection or the page', keys: '' },
    ],
    openShortcuts: async () => note('open shortcuts'),
    saveFile(name, text) {
      saved[name] = text;
    },
    async forgetRest() {
      note('forget the rest');
    },
    ...rest,
  };
};
