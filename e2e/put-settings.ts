import type { Settings } from '@/lib/core/settings';

/** Runs in an extension page: the settings are one row of its database. (No named function in it: tsx would wrap it in one of its own.) */
export const putSettings = async (part: Partial<Settings>): Promise<void> => {
  // The worker makes the database when it starts; opening one that is not there would make an empty one.
  while (!(await indexedDB.databases()).some(({ name }) => name === 'gloss')) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('gloss');
    opening.addEventListener('error', () => reject(new Error(opening.error?.message)));
    opening.addEventListener('success', () => {
      const change = opening.result.transaction('settings', 'readwrite');
      const reading = change.objectStore('settings').get('settings');
      reading.addEventListener('success', () =>
        change
          .objectStore('settings')
          .put({ id: 'settings', value: { ...(reading.result as { value?: object } | undefined)?.value, ...part } }),
      );
      change.addEventListener('abort', () => reject(new Error(change.error?.message)));
      change.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
};
