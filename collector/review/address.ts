import { useSyncExternalStore } from 'react';

/** What the page shows, kept in its address: it can be sent to a colleague, and Back goes back. "#inbox/TOPIC?state=open". */
export interface Address {
  readonly tab: string;
  /** The group that is open; empty for none. */
  readonly topic: string;
  readonly filters: URLSearchParams;
}

export const readAddress = (hash: string): Address => {
  const [place = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [tab = '', topic = ''] = place.split('/');
  return { tab: tab || 'inbox', topic: decodeURIComponent(topic), filters: new URLSearchParams(query || 'state=open') };
};

export const hashOf = ({ tab, topic, filters }: Address): string =>
  `#${tab}${topic && `/${encodeURIComponent(topic)}`}?${filters.toString()}`;

const onHash = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useAddress = (): Address => readAddress(useSyncExternalStore(onHash, () => location.hash));

export const goTo = (address: Address): void => {
  location.hash = hashOf(address);
};
