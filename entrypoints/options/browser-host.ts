import type { OptionsHost } from '@/components/options/options-host';
import { checkCollector } from '@/lib/collector/send-outbox';
import { sendOtel } from '@/lib/collector/send-otel';
import { runToOtel } from '@/lib/core/otel';
import { sitePattern } from '@/lib/core/site-pattern';
import { Trace } from '@/lib/core/trace';
import { sendMessage } from '@/lib/messaging/protocol';
import { t } from '@/locales/i18n';
import { connectionTest } from './connection-test';

const version = chrome.runtime.getManifest().version;

/** A span that nobody takes for a run. */
const testRun = (): Trace =>
  Trace.parse({
    runId: `test-${crypto.randomUUID()}`,
    at: Date.now(),
    url: '',
    site: '',
    task: 'connection test',
    question: '',
    prompt: '',
    input: [],
    output: '',
    stages: [],
  });

/** The options page's host in a real browser. */
export const browserHost: OptionsHost = {
  version,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),

  permitOrigin: (origin) => chrome.permissions.request({ origins: [sitePattern(origin)] }),
  async withdrawOrigin(origin) {
    await chrome.permissions.remove({ origins: [sitePattern(origin)] });
  },
  isPermitted: (origin) => chrome.permissions.contains({ origins: [sitePattern(origin)] }),
  onPermissionsChanged(listener) {
    chrome.permissions.onAdded.addListener(listener);
    chrome.permissions.onRemoved.addListener(listener);
    return () => {
      chrome.permissions.onAdded.removeListener(listener);
      chrome.permissions.onRemoved.removeListener(listener);
    };
  },
  sitesChanged: () => sendMessage('sitesChanged', undefined),

  testEndpoint: connectionTest,
  async testCollector(collector) {
    const why = await checkCollector(collector, {
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      random: Math.random,
      patience: 15_000,
    });
    return why === undefined ? { ok: true } : { ok: false, detail: why };
  },
  async testTelemetry(telemetry) {
    const { traces } = runToOtel(testRun(), telemetry, version);
    return sendOtel(traces ? { traces } : {}, telemetry, (url, init) => fetch(url, init));
  },
  sendOutbox: () => sendMessage('sendOutbox', undefined),

  async shortcuts() {
    const commands = await chrome.commands.getAll();
    return commands.map(({ name = '', description = '', shortcut = '' }) => ({
      name,
      // The browser has no words for its own command that presses the toolbar button.
      description: description || t('manifest.open'),
      keys: shortcut,
    }));
  },
  openShortcuts: import.meta.env.FIREFOX
    ? undefined
    : async () => {
        await chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
      },
  saveFile(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    // The browser reads it after the click has returned.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  async forgetRest() {
    const { origins = [] } = await chrome.permissions.getAll();
    if (origins.length > 0) await chrome.permissions.remove({ origins });
    await chrome.storage.session.clear();
    await sendMessage('sitesChanged', undefined);
  },
};
