/**
 * Where a window stands among the frames of the page: its number in each list of frames from the top, "0.2". Windows of other sites
 * may be compared and counted, and that is all it takes.
 * @returns '' for the top, and for a frame in a shadow root, which no list holds: tell them apart by `window.top`
 */
export const framePath = (view: Window = window): string => {
  // Sent into frames by its source: it must stand alone.
  const numbers: number[] = [];
  for (let own = view; own !== own.parent; own = own.parent) {
    let at = own.parent.length - 1;
    while (at >= 0 && own.parent[at] !== own) at--;
    if (at < 0) return '';
    numbers.unshift(at);
  }
  return numbers.join('.');
};
