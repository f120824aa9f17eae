import { EndpointSettings } from '@/lib/core/endpoint-settings';
import { t } from '@/locales/i18n';
import { pairsOf, recordOf, type Pair } from './pairs-field';
import { readAddress } from './typed-address';

/** An endpoint while it is being typed: everything is text, and may be wrong. */
export interface EndpointDraft {
  readonly name: string;
  readonly baseUrl: string;
  /** Empty: the key that is kept stays. */
  readonly apiKey: string;
  readonly keyStyle: EndpointSettings['keyStyle'];
  readonly model: string;
  readonly headers: readonly Pair[];
  readonly query: readonly Pair[];
  readonly currency: string;
  readonly inputPrice: string;
  readonly cachedInputPrice: string;
  readonly outputPrice: string;
  /** Seconds. */
  readonly headersTimeout: string;
  readonly firstTextTimeout: string;
  readonly silenceTimeout: string;
  readonly totalTimeout: string;
  readonly maxOutputTokens: string;
  readonly contextTokens: string;
  readonly mayFollow: boolean;
}

const fresh = EndpointSettings.parse({ id: 'new', name: '', baseUrl: '', model: '' });

const seconds = (ms: number): string => String(ms / 1000);

export const draftOf = (endpoint: EndpointSettings = fresh): EndpointDraft => ({
  name: endpoint.name,
  baseUrl: endpoint.baseUrl,
  apiKey: '',
  keyStyle: endpoint.keyStyle,
  model: endpoint.model,
  headers: pairsOf(endpoint.headers),
  query: pairsOf(endpoint.query),
  currency: endpoint.price?.currency ?? 'USD',
  inputPrice: endpoint.price ? String(endpoint.price.input) : '',
  cachedInputPrice: endpoint.price?.cachedInput === undefined ? '' : String(endpoint.price.cachedInput),
  outputPrice: endpoint.price ? String(endpoint.price.output) : '',
  headersTimeout: seconds(endpoint.timeouts.headers),
  firstTextTimeout: seconds(endpoint.timeouts.firstText),
  silenceTimeout: seconds(endpoint.timeouts.silence),
  totalTimeout: seconds(endpoint.timeouts.total),
  maxOutputTokens: String(endpoint.maxOutputTokens),
  contextTokens: String(endpoint.contextTokens),
  mayFollow: endpoint.mayFollow,
});

export type DraftProblems = Readonly<Partial<Record<keyof EndpointDraft, string>>>;

export type ReadDraft =
  { readonly ok: true; readonly endpoint: EndpointSettings } | { readonly ok: false; readonly problems: DraftProblems };

/** A decimal comma is a point; thousands are not grouped. */
const numberIn = (typed: string): number | undefined => {
  const text = typed.trim().replace(',', '.');
  return /^\d*\.?\d+$|^\d+\.$/.test(text) ? Number(text) : undefined;
};

/** RFC 9110: what a header's name may be made of. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * The endpoint that was typed, or what is wrong with each field.
 * @param kept the endpoint as it is stored: its key stays unless another was typed, and its profile while the address and model do.
 */
export const readDraft = (draft: EndpointDraft, id: string, kept?: EndpointSettings): ReadDraft => {
  const problems: Partial<Record<keyof EndpointDraft, string>> = {};
  const price = (field: 'inputPrice' | 'cachedInputPrice' | 'outputPrice'): number | undefined => {
    if (draft[field].trim() === '') return undefined;
    const amount = numberIn(draft[field]);
    if (amount === undefined) problems[field] = t('options.endpoint.problem.number');
    return amount;
  };
  const time = (field: 'headersTimeout' | 'firstTextTimeout' | 'silenceTimeout' | 'totalTimeout'): number => {
    const amount = numberIn(draft[field]) ?? 0;
    if (amount < 1 || amount > 3_600) problems[field] = t('options.endpoint.problem.seconds');
    return Math.round(amount * 1000);
  };
  const count = (field: 'maxOutputTokens' | 'contextTokens', least: number): number => {
    const amount = numberIn(draft[field]) ?? 0;
    if (!Number.isInteger(amount) || amount < least) problems[field] = t('options.endpoint.problem.whole', { least });
    return amount;
  };

  const address = readAddress(draft.baseUrl);
  if (!address) problems.baseUrl = draft.baseUrl.trim() ? t('options.endpoint.problem.noAddress') : t('options.endpoint.problem.missing');
  else if (address.username || address.password) problems.baseUrl = t('options.endpoint.problem.user');
  const headers = recordOf(draft.headers);
  const badName = Object.keys(headers).find((name) => !HEADER_NAME.test(name));
  if (badName !== undefined) problems.headers = t('options.endpoint.problem.header', { name: badName });

  const [input, cachedInput, output] = [price('inputPrice'), price('cachedInputPrice'), price('outputPrice')];
  if (!problems.inputPrice && !problems.outputPrice) {
    if (input === undefined && output !== undefined) problems.inputPrice = t('options.endpoint.problem.otherPrice');
    if (output === undefined && input !== undefined) problems.outputPrice = t('options.endpoint.problem.otherPrice');
  }
  const timeouts = {
    headers: time('headersTimeout'),
    firstText: time('firstTextTimeout'),
    silence: time('silenceTimeout'),
    total: time('totalTimeout'),
  };
  const [maxOutputTokens, contextTokens] = [count('maxOutputTokens', 1), count('contextTokens', 500)];
  if (!address || Object.keys(problems).length > 0) return { ok: false, problems };

  const [baseUrl, model] = [draft.baseUrl.trim(), draft.model.trim()];
  const apiKey = draft.keyStyle === 'none' ? '' : draft.apiKey.trim() || (sameHost(kept, address) ? (kept?.apiKey ?? '') : '');
  const profile = kept?.profile && kept.baseUrl === baseUrl && kept.model === model ? kept.profile : undefined;
  return {
    ok: true,
    endpoint: {
      id,
      name: draft.name.trim() || address.host,
      baseUrl,
      apiKey,
      keyStyle: draft.keyStyle,
      model,
      headers,
      query: recordOf(draft.query),
      ...(input !== undefined && output !== undefined
        ? {
            price: {
              currency: draft.currency.trim().toUpperCase() || 'USD',
              input,
              ...(cachedInput === undefined ? {} : { cachedInput }),
              output,
            },
          }
        : {}),
      timeouts,
      maxOutputTokens,
      contextTokens,
      mayFollow: draft.mayFollow,
      enabled: kept?.enabled ?? true,
      ...(profile ? { profile } : {}),
    },
  };
};

/** A key goes only to the host that it was typed for. */
const sameHost = (kept: EndpointSettings | undefined, address: URL): boolean =>
  kept !== undefined && readAddress(kept.baseUrl)?.host === address.host;

/** How a kept key is shown: enough to tell two apart, never enough to use. */
export const keyHint = (apiKey: string): string => (apiKey.length >= 12 ? `•••• ${apiKey.slice(-4)}` : '••••');
