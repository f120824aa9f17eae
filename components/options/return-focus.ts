import { useEffect, useState } from 'react';

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent;

/**
 * For a part that a button opens, in its own place or below. When it goes, the focus goes back to that button; to the one of its name
 * where it was drawn anew; to the section's heading where there is none any more. @returns whether a button has opened it.
 */
export const useReturnFocus = (): boolean => {
  // While this is first drawn, the button is still there.
  const [opener] = useState(() => (document.activeElement instanceof HTMLButtonElement ? document.activeElement : undefined));
  const [name] = useState(() => opener && nameOf(opener));
  useEffect(
    () => () =>
      void requestAnimationFrame(() => {
        if (!opener || document.activeElement !== document.body) return;
        const again = opener.isConnected ? opener : [...document.querySelectorAll('button')].find((button) => nameOf(button) === name);
        (again ?? document.querySelector<HTMLElement>('h1'))?.focus();
      }),
    [opener, name],
  );
  return opener !== undefined;
};
