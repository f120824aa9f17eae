import { createRoot, type Root } from 'react-dom/client';
import '@/components/ui/theme.css';
import { Settings } from '@/lib/core/settings';
import { openDatabase, type GlossDb } from '@/lib/storage/db';
import { saveSettings } from '@/lib/storage/settings-store';
import { fakeHost, type FakeHost } from './fake-host';
import { OptionsProvider } from './options-context';
import { OptionsPage } from './options-page';

/** What is shown now: there is one page, as in a browser's tab. */
let shown: { readonly root: Root; readonly place: HTMLElement } | undefined;

export const hideOptions = (): void => {
  shown?.root.unmount();
  shown?.place.remove();
  shown = undefined;
};

/** Shows a section of the options on a database of its own, for a test in a real browser. */
export const showOptions = async (
  section: string,
  { settings = {}, host = fakeHost(), seed }: { settings?: object; host?: FakeHost; seed?: (db: GlossDb) => Promise<unknown> } = {},
): Promise<{ readonly db: GlossDb; readonly host: FakeHost }> => {
  hideOptions();
  const db = openDatabase(`options-${crypto.randomUUID()}`);
  await saveSettings(db, Settings.parse(settings));
  await seed?.(db);
  location.hash = section;
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  root.render(
    <OptionsProvider value={{ host, db }}>
      <OptionsPage />
    </OptionsProvider>,
  );
  shown = { root, place };
  return { db, host };
};
