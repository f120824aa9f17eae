import type { EndpointProfile } from './endpoint-settings';
import type { Failure } from './failure';

/** What a connection test found, as it finds it. The last one is `passed` or `failed`; nothing follows either. */
export type EndpointFinding =
  /** Something answers there as an endpoint does. */
  | { readonly kind: 'address-found'; readonly baseUrl: string }
  | { readonly kind: 'models-listed'; readonly models: readonly string[] }
  /** The server does not tell: the model has to be typed. */
  | { readonly kind: 'models-unknown' }
  | { readonly kind: 'passed'; readonly profile: EndpointProfile; readonly models: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly models: readonly string[] };
