import type { Page } from '@playwright/test';

/** What a reader of this page loses at the width that it has now: what is cut off, and what has to be scrolled sideways. */
export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const named = (element: Element): string => `<${element.localName}> “${(element.textContent ?? '').trim().slice(0, 60)}”`;
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth}`);

    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element instanceof SVGElement) continue;
      const { clientWidth, clientHeight } = element;
      const wider = element.scrollWidth > clientWidth + 1;
      if (element instanceof HTMLTextAreaElement) continue;
      if (element instanceof HTMLInputElement) {
        if (!pen || !element.placeholder || !clientWidth) continue;
        pen.font = style.font;
        const room = clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen.measureText(element.placeholder).width > room && innerWidth >= 320)
          faults.push(`a placeholder is cut off: “${element.placeholder}”`);
      } else if (/auto|scroll/.test(style.overflowX) && wider) {
        // A table is read across as well as down; lines of code are not broken.
        if (!element.querySelector('table') && !style.whiteSpace.startsWith('pre')) faults.push(`${named(element)} is scrolled sideways`);
      } else if (/hidden|clip/.test(style.overflowX) && clientWidth > 1 && (element.textContent ?? '').trim() !== '') {
        const cut = wider || element.scrollHeight > clientHeight + 2;
        // One line of what opens, a quote that a button shows whole, and the page's own name are cut on purpose.
        if (cut && !/^[14]$/.test(style.webkitLineClamp) && !element.closest('header [title]')) faults.push(`${named(element)} is cut off`);
      } else if (wider && clientWidth > 0 && style.display !== 'inline' && element.matches('button, a, label, th, h1, h2, h3, p, li')) {
        faults.push(`${named(element)} sticks out`);
      }
    }
    return faults;
  });
