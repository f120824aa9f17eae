import type { EndpointSettings } from '@/lib/core/endpoint-settings';

/** Shorter ones are words ("true", "gateway"), and hiding them would garble the sentence. */
const SHORTEST = 8;

/** Takes the key and the values of custom headers and parameters out of a text: servers echo them in their complaints. */
export const withoutSecrets = (
  text: string,
  { apiKey, headers, query }: Pick<EndpointSettings, 'apiKey' | 'headers' | 'query'>,
): string => {
  const values = [...Object.values(headers), ...Object.values(query)].flatMap((value) => [value, ...value.split(/\s+/)]);
  const secrets = [apiKey.trim(), ...values.filter((value) => value.length >= SHORTEST)].filter((value) => value !== '');
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]).sort((one, other) => other.length - one.length);
  return forms.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
};
