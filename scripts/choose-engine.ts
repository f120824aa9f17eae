import type { Engine } from '@/lib/core/engine';
import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { systemClock } from '@/lib/engine/endpoint/clock';
import { endpointEngine } from '@/lib/engine/endpoint/endpoint-engine';
import { extractiveEngine } from '@/lib/engine/extractive';

/** Which engine a terminal's command is to use. */
export interface EngineChoice {
  readonly engine?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly model?: string | undefined;
}

/**
 * The one engine that is evaluated or asked: no ladder, so that an endpoint that is down is seen as down.
 * @throws with a sentence for the person at the terminal when the choice can't be met
 */
export const chooseEngine = ({ engine, baseUrl, model }: EngineChoice, env: Readonly<Record<string, string | undefined>>): Engine => {
  const kind = engine ?? (baseUrl ? 'endpoint' : 'extractive');
  if (kind === 'extractive') return extractiveEngine;
  if (kind !== 'endpoint') throw new Error(`There is no engine "${kind}" in a terminal: it is extractive or endpoint.`);
  if (!baseUrl || !model) throw new Error('An endpoint needs --base-url and --model.');
  const settings = EndpointSettings.parse({ id: 'terminal', name: baseUrl, baseUrl, model, apiKey: env['GLOSS_API_KEY'] ?? '' });
  return endpointEngine(settings, { fetch, clock: systemClock, saveProfile: () => undefined });
};
