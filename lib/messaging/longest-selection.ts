/** Characters of the longest selection that is sent along with a gesture; a longer one is cut there. */
export const LONGEST_SELECTION = 200_000;
