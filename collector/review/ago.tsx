import { useState } from 'react';
import { agoWords } from './state-words';

/** How long ago, as of when it was first shown. */
export const Ago = ({ at }: { readonly at: number }) => {
  const [now] = useState(Date.now);
  return <time dateTime={new Date(at).toISOString()}>{agoWords(at, now)}</time>;
};
