import type { Locator, Page } from '@playwright/test';

/** Highlights a whole paragraph as a reader does. */
export const highlight = async (paragraph: Locator): Promise<void> => {
  await paragraph.click({ clickCount: 3, position: { x: 40, y: 10 } });
};

/** The toolbar is in a closed shadow root, so that only the debugger's view of the page holds its buttons. */
const buttonCenter = async (page: Page, name: string): Promise<{ x: number; y: number } | undefined> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    type Node = typeof root;
    const textOf = (node: Node): string => [node.nodeValue, ...(node.children ?? []).map(textOf)].join('');
    const below = (node: Node): Node[] =>
      [...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap((child) => [child, ...below(child)]);
    const host = below(root).find(({ nodeName }) => nodeName === 'GLOSS-TOOLBAR');
    const button =
      host && below(host).find((node) => node.nodeName === 'BUTTON' && (textOf(node).trim() === name || node.attributes?.includes(name)));
    if (!button) return undefined;
    const { model } = await session.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  } finally {
    await session.detach();
  }
};

/** Clicks a button of the toolbar beside the selection. */
export const pressInToolbar = async (page: Page, name: string): Promise<void> => {
  await page.locator('gloss-toolbar').waitFor({ state: 'attached' });
  const center = await buttonCenter(page, name);
  if (!center) throw new Error(`The toolbar has no button “${name}”.`);
  await page.mouse.click(center.x, center.y);
};
