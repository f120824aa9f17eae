/** What is replaced before text leaves the machine. The name is what stands in the placeholder: [EMAIL-1]. */
export type SensitiveKind = 'KEY' | 'PASSWORD' | 'CARD' | 'IBAN' | 'EMAIL' | 'PHONE' | 'ID' | 'NAME';

/** One sensitive stretch of a text. */
export interface Finding {
  readonly kind: SensitiveKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A rule: where a pattern's match, or its one named group that took part, is sensitive once `holds` agrees. */
export interface Rule {
  readonly kind: SensitiveKind;
  /** Global, with indices (`dg`) where it names groups: one that can't be named alike in each branch has a name per branch. */
  readonly pattern: RegExp;
  /** What a pattern can't say: a checksum, the variety of the characters. */
  readonly holds?: (value: string, text: string, start: number) => boolean;
}

/** Every place where one rule applies. */
export const applyRule = (rule: Rule, text: string): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const [start, end] = Object.values(match.indices?.groups ?? {}).find((group) => group !== undefined) ?? [
      match.index,
      match.index + match[0].length,
    ];
    if (!rule.holds || rule.holds(text.slice(start, end), text, start)) findings.push({ kind: rule.kind, start, end });
  }
  return findings;
};
