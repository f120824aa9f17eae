import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { loadActivity, runsMentioning, type Activity } from '@/lib/storage/activity';
import { useOptions } from './options-context';

/** All runs that are kept; undefined until they are read. */
export const useActivity = (): Activity | undefined => {
  const { db } = useOptions();
  return useLiveQuery(() => loadActivity(db), [db]);
};

const PAUSE_MS = 250;

/** The runs that mention every word, after a pause in typing; undefined while nothing is searched for. */
export const useMentioning = (search: string): ReadonlySet<string> | undefined => {
  const { db } = useOptions();
  const [settled, setSettled] = useState(search);
  useEffect(() => {
    const pause = setTimeout(() => setSettled(search.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [search]);
  return useLiveQuery(() => (settled === '' ? undefined : runsMentioning(db, settled)), [db, settled]);
};
