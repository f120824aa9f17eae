import { Fragment, type ReactNode } from 'react';

interface WordsWithProps {
  /** A message that still has its placeholders: `t('key', { name: '{name}' })`. */
  readonly text: string;
  /** What stands in the place of each. */
  readonly parts: Readonly<Record<string, ReactNode>>;
}

/** A sentence with elements inside it, in whatever order the language has them. */
export const WordsWith = ({ text, parts }: WordsWithProps) => (
  <>
    {text.split(/\{(\w+)\}/).map((piece, index) => (
      <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
    ))}
  </>
);
