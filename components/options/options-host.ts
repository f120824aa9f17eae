import type { EndpointFinding } from '@/lib/core/endpoint-finding';
import type { EndpointSettings } from '@/lib/core/endpoint-settings';
import type { Settings, Telemetry } from '@/lib/core/settings';

/** `ok`, or what the other side or the network said, in words. */
export type Delivery = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/** A keyboard shortcut as the browser really assigned it; `keys` is empty when it did not. */
export interface Shortcut {
  readonly name: string;
  readonly description: string;
  readonly keys: string;
}

/** Everything that the options page wants of the browser and of others; the one place where it meets them. */
export interface OptionsHost {
  /** The extension's version. */
  readonly version: string;
  now(): number;
  readonly newId: () => string;

  /** Asks the reader; has to be called in the very gesture. True at once where it was granted before. */
  permitOrigin(origin: string): Promise<boolean>;
  withdrawOrigin(origin: string): Promise<void>;
  isPermitted(origin: string): Promise<boolean>;
  /** Returns how to stop it. */
  onPermissionsChanged(listener: () => void): () => void;
  /** The sites or their toolbars changed: the background registers its scripts anew. */
  sitesChanged(): Promise<void>;

  testEndpoint(endpoint: EndpointSettings, signal: AbortSignal): AsyncIterable<EndpointFinding>;
  testCollector(collector: Settings['collector']): Promise<Delivery>;
  /** Sends one span that says it is a test. */
  testTelemetry(telemetry: Telemetry): Promise<Delivery>;
  sendOutbox(): Promise<void>;

  shortcuts(): Promise<readonly Shortcut[]>;
  /** Opens the browser's own page for shortcuts; undefined where an extension can't. */
  readonly openShortcuts?: (() => Promise<void>) | undefined;
  saveFile(name: string, text: string, type: string): void;
  /** Permissions and whatever the browser keeps for this session, after the database was erased. */
  forgetRest(): Promise<void>;
}
