/**
 * Moves the focus into the toolbar, which never takes it by itself. The toolbar listens for it, not the browser: nobody can reassign it. By position, since
 * Option changes what a key writes on a Mac.
 */
export const TOOLBAR_KEY = { code: 'KeyG', label: 'Alt+Shift+G' } as const;
