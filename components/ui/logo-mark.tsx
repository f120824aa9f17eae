/** A page with a note in its margin, one line of it marked: what Gloss does. */
export const LogoMark = ({ className = 'size-5' }: { className?: string }) => (
  <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" className={`shrink-0 ${className}`} fill="none">
    <rect width="20" height="20" rx="5.5" fill="var(--accent)" />
    <path d="M8 10h7" stroke="var(--mark)" strokeWidth="4" />
    <path
      d="M8 5.25h7M8 10h7M8 14.75h4.5"
      stroke="var(--on-accent)"
      strokeWidth="1.5"
      strokeLinecap="round"
      className="[stroke-opacity:.95]"
    />
    <path d="M8 10h7" stroke="oklch(0.3 0.05 180)" strokeWidth="1.5" strokeLinecap="round" />
    <path d="M4.75 4.75v10.5" stroke="var(--on-accent)" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);
