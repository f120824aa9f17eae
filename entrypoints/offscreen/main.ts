import { browsersModel, builtInEngine } from '@/lib/engine/built-in';
import { ENGINE_PORT, hostEngine } from '@/lib/engine/engine-port';

// The one thing that a worker cannot do: reach the browser's own model. See entrypoints/background/model-document.ts.
chrome.runtime.onConnect.addListener((port) => {
  if (port.name === ENGINE_PORT && port.sender?.id === chrome.runtime.id) hostEngine(port, builtInEngine(browsersModel()));
});
