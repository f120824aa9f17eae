/** The element that the selection toolbar is, while it is shown: what reads the page passes it over. */
export const TOOLBAR_TAG = 'gloss-toolbar';
