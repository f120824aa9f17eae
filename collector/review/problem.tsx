/** Why something did not happen, read out when it comes. */
export const Problem = ({ words }: { readonly words: string }) => (
  <p role="alert" className="text-fine text-bad empty:hidden">
    {words}
  </p>
);
