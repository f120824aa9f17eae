/** A page with a note in its margin, one line of it marked: what Gloss does. The same in light and dark, as on the toolbar button. */
export const LogoMark = ({ className = 'size-5' }: { className?: string }) => (
  <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" className={`shrink-0 ${className}`} fill="none" strokeLinecap="round">
    <rect width="20" height="20" rx="5.5" fill="oklch(0.465 var(--chroma) var(--hue))" />
    <path d="M8.25 10h6.75" stroke="oklch(0.885 0.168 98)" strokeWidth="3.5" />
    <path d="M4.75 4.75v10.5M8.25 5.25H15M8.25 14.75h4" stroke="#fff" strokeWidth="1.5" />
  </svg>
);
