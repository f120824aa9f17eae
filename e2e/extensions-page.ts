import type { BrowserContext } from '@playwright/test';
import { inNewPage } from './in-new-page';

/** chrome.developerPrivate as far as it is used here; it exists on chrome://extensions alone. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  addHostPermission(id: string, host: string): Promise<void>;
  getExtensionInfo(
    id: string,
  ): Promise<{ manifestErrors: { message: string }[]; runtimeErrors: { severity: string; message: string; source: string }[] }>;
}
declare const chrome: { developerPrivate: DeveloperPrivate };

/** The browser's own page of extensions takes a second to draw itself; any of its files will do. */
const PLACE = 'chrome://extensions/strings.m.js';

/** Without it the browser notes no error of any extension. Before one is installed. */
export const noteErrors = (context: BrowserContext): Promise<void> =>
  inNewPage(context, PLACE, () => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }), undefined);

/** What was noted: errors that nobody caught, and faults of the manifest. */
export const errorsOf = (context: BrowserContext, id: string): Promise<string[]> =>
  inNewPage(
    context,
    PLACE,
    async (extensionId) => {
      const { manifestErrors, runtimeErrors } = await chrome.developerPrivate.getExtensionInfo(extensionId);
      return [
        ...manifestErrors.map(({ message }) => message),
        // A browser without a model of its own warns of that.
        ...runtimeErrors.filter(({ severity }) => severity === 'ERROR').map(({ message, source }) => `${source}: ${message}`),
      ];
    },
    id,
  );

/** Says yes, ahead of time, to the extension's next question whether it may read `pattern`. */
export const addHostPermission = (context: BrowserContext, id: string, pattern: string): Promise<void> =>
  inNewPage(context, PLACE, ([extensionId, host]) => chrome.developerPrivate.addHostPermission(extensionId, host), [id, pattern] as const);
