import { onMessage } from '@/lib/messaging/protocol';
import { readFetchedHere } from '@/lib/page/read-fetched-here';
import { browsersModel, builtInEngine } from '@/lib/engine/built-in';
import { ENGINE_PORT, hostEngine } from '@/lib/engine/engine-port';

// What a worker cannot do: reach the browser's own model, and lay out a page. See entrypoints/background/own-document.ts.
chrome.runtime.onConnect.addListener((port) => {
  if (port.name === ENGINE_PORT && port.sender?.id === chrome.runtime.id) hostEngine(port, builtInEngine(browsersModel()));
});

onMessage('readFetchedPage', ({ data, sender }) => {
  if (sender.id !== chrome.runtime.id || sender.tab) throw new Error('Only the background has pages read.');
  return readFetchedHere(data);
});
