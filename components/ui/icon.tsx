import type { ReactElement } from 'react';

/** Drawn for Gloss on a 16-unit grid with one stroke of 1.5, so that they read at the size of a line of text. */
const shapes = {
  summarize: (
    <>
      <path d="M2.75 3.75h10.5M2.75 12.25h6.5" />
      <path d="M2.75 8h10.5" strokeWidth="3.5" opacity=".4" strokeLinecap="butt" />
      <path d="M2.75 8h10.5" />
    </>
  ),
  explain: (
    <>
      <path d="M5 2.75H3.75a1 1 0 0 0-1 1v8.5a1 1 0 0 0 1 1H5M11 2.75h1.25a1 1 0 0 1 1 1v8.5a1 1 0 0 1-1 1H11" />
      <path d="M6.4 6.3a1.65 1.65 0 1 1 2.5 1.42c-.6.36-.9.63-.9 1.23" />
      <path d="M8 11.1v.05" strokeWidth="1.9" />
    </>
  ),
  brief: (
    <>
      <path d="M2.25 5.25v-1a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1v1.9a1.9 1.9 0 0 0 0 3.7v1.9a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1v-1.9a1.9 1.9 0 0 0 0-3.7z" />
      <path d="M6.25 6.5h3.5M6.25 9.5h2.25" />
    </>
  ),
  send: <path d="M8 13V3.25M3.75 7.25 8 3l4.25 4.25" />,
  stop: <rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" stroke="none" />,
  again: <path d="M13 8a5 5 0 1 1-1.6-3.67L13 5.75M13 2.5v3.25H9.75" />,
  copy: (
    <>
      <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.25" />
      <path d="M10.25 3.75v-.25a1 1 0 0 0-1-1H3.75a1 1 0 0 0-1 1v5.75a1 1 0 0 0 1 1H4" />
    </>
  ),
  check: <path d="m3.25 8.5 3.25 3.25 6.25-7.5" />,
  helpful: (
    <path d="M5.25 7.25v6M5.25 7.25 7.5 2.5c1.1 0 1.75.75 1.75 1.75v2.5h2.9a1.35 1.35 0 0 1 1.33 1.58l-.7 3.83a1.35 1.35 0 0 1-1.33 1.09h-6.2M5.25 7.25h-2.5v6h2.5" />
  ),
  flag: <path d="M3.75 13.75V2.75M3.75 3.25c2.5-1.25 4.75 1.25 8.75 0v6c-4 1.25-6.25-1.25-8.75 0" />,
  history: (
    <>
      <path d="M3 8a5 5 0 1 0 1.6-3.67L3 5.75M3 2.5v3.25h3.25" />
      <path d="M8 5.25V8.2l2 1.3" />
    </>
  ),
  options: (
    <>
      <path d="M2.5 5h5.25M11.25 5h2.25M2.5 11h2.25M8.25 11h5.25" />
      <circle cx="9.5" cy="5" r="1.75" />
      <circle cx="6.5" cy="11" r="1.75" />
    </>
  ),
  pages: (
    <>
      <rect x="2.5" y="5" width="8" height="8.5" rx="1.25" />
      <path d="M5.5 2.5h6.75a1.25 1.25 0 0 1 1.25 1.25V11M5 8h3M5 10.5h3" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  back: <path d="M13 8H3.25M7.25 3.75 3 8l4.25 4.25" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.25 10.25 3.25 3.25" />
    </>
  ),
  trash: (
    <path d="M2.75 4.25h10.5M6.25 4.25v-1a.75.75 0 0 1 .75-.75h2a.75.75 0 0 1 .75.75v1M4.25 4.25l.5 8.3a1 1 0 0 0 1 .95h4.5a1 1 0 0 0 1-.95l.5-8.3M6.75 7v3.75M9.25 7v3.75" />
  ),
  chevron: <path d="m6 3.75 4.25 4.25L6 12.25" />,
  locate: <path d="M2.75 3v5.25a1.5 1.5 0 0 0 1.5 1.5h8.5M9.5 6.25l3.5 3.5-3.5 3.5" />,
  missing: (
    <>
      <circle cx="8" cy="8" r="5.25" strokeDasharray="2.4 2.1" />
      <path d="m6.25 6.25 3.5 3.5M9.75 6.25l-3.5 3.5" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.5 14 13H2z" />
      <path d="M8 6.5v3" />
      <path d="M8 11.2v.05" strokeWidth="1.9" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5v3.25" />
      <path d="M8 5.2v.05" strokeWidth="1.9" />
    </>
  ),
  policy: (
    <>
      <path d="M8 2.25 13 4v4c0 3-2.1 5-5 5.75C5.1 13 3 11 3 8V4z" />
      <path d="m5.75 8 1.6 1.6 2.9-3.1" />
    </>
  ),
  lock: (
    <>
      <rect x="3.25" y="7" width="9.5" height="6.25" rx="1.25" />
      <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.25" r="2.5" />
      <path d="M3 13.25a5 5 0 0 1 10 0" />
    </>
  ),
  plus: <path d="M8 3.25v9.5M3.25 8h9.5" />,
  up: <path d="m3.75 10 4.25-4.25L12.25 10" />,
  down: <path d="m3.75 6 4.25 4.25L12.25 6" />,
  server: (
    <>
      <rect x="2.5" y="3" width="11" height="4.25" rx="1.25" />
      <rect x="2.5" y="8.75" width="11" height="4.25" rx="1.25" />
      <path d="M5 5.1v.05M5 10.85v.05" strokeWidth="1.9" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M2.5 8h11M8 2.5c2 1.6 2.75 3.4 2.75 5.5S10 11.9 8 13.5M8 2.5C6 4.1 5.25 5.9 5.25 8S6 11.9 8 13.5" />
    </>
  ),
  activity: <path d="M2 8.25h2.5l2-5 3 9.5 2-4.5H14" />,
  coin: (
    <>
      <ellipse cx="8" cy="4.75" rx="5" ry="2.25" />
      <path d="M3 4.75v6.5c0 1.25 2.25 2.25 5 2.25s5-1 5-2.25v-6.5M3 8c0 1.25 2.25 2.25 5 2.25S13 9.25 13 8" />
    </>
  ),
  outbox: (
    <>
      <path d="M2.75 9v3.25a1 1 0 0 0 1 1h8.5a1 1 0 0 0 1-1V9h-3l-1 1.75h-2.5L5.75 9z" />
      <path d="M8 7V2.5M5.75 4.5 8 2.25l2.25 2.25" />
    </>
  ),
  drawer: (
    <>
      <rect x="2.75" y="2.5" width="10.5" height="11" rx="1.25" />
      <path d="M2.75 8h10.5M6.75 5.25h2.5M6.75 10.75h2.5" />
    </>
  ),
  download: <path d="M8 2.75v7.5M4.5 7 8 10.5 11.5 7M2.75 13.25h10.5" />,
} satisfies Record<string, ReactElement>;

export type IconName = keyof typeof shapes;

/** Decoration beside words, or inside something that has a label of its own: never announced. */
export const Icon = ({ name, className = 'size-4' }: { name: IconName; className?: string }) => (
  <svg
    viewBox="0 0 16 16"
    aria-hidden="true"
    focusable="false"
    className={`shrink-0 ${className}`}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {shapes[name]}
  </svg>
);
