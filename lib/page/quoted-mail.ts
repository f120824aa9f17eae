/** "On 2 Nov 2026, Ada wrote:", as mail programs write it over what they quote. */
const SAID = /^(?:on|am|le|el|op|il|em)\b[^\n]{6,200}\b(?:wrote|schrieb\b.*|a écrit|escribió|schreef|ha scritto|escreveu)\s*:?$/i;

/** A rule over a mail that was answered or sent on: "-----Original Message-----". */
const RULE =
  /^[-_\s]{3,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|oorspronkelijk bericht)\b/i;

const SENDER = /^(?:from|von|de|van|da)\s*:\s*\S/i;
const SENT = /^(?:sent|date|gesendet|datum|envoyé|date d'envoi|enviado(?: el)?|fecha|verzonden|inviato)\s*:\s*\S/i;

const MARKED = /^\s*>/;

/** How a line opens quoted mail: `rest` quotes all that follows, `next` may quote no more than what is marked so. */
export const opensQuote = (text: string): 'rest' | 'next' | undefined => {
  if (RULE.test(text)) return 'rest';
  const lines = text.split('\n');
  if (SENDER.test(text) && lines.slice(1, 4).some((line) => SENT.test(line))) return 'rest';
  return SAID.test(lines.join(' ')) ? 'next' : undefined;
};

/** Two lines that are the head of a quoted mail, where each stands in its own place. */
export const isMailHead = (before: string, text: string): boolean => SENDER.test(before) && SENT.test(text);

/** Text as written, parted where marked lines (">") begin and end; what says who wrote them goes with them. */
export const partsByMark = (text: string): readonly { readonly text: string; readonly quoted: boolean }[] => {
  const lines = text.split('\n');
  if (!lines.some((line) => MARKED.test(line))) return [{ text, quoted: false }];
  const quoted = lines.map((line) => MARKED.test(line));
  for (let index = 0; index < lines.length; index++) {
    if (quoted[index] || !/\S/.test(lines[index] ?? '')) continue;
    let next = index + 1;
    while (next < lines.length && !/\S/.test(lines[next] ?? '')) next++;
    // The introduction may be wrapped into two lines.
    if (quoted[next] && SAID.test((lines[index] ?? '').trim())) quoted[index] = true;
    else if (next + 1 < lines.length && !quoted[next] && quoted[next + 1] && SAID.test(`${lines[index]} ${lines[next]}`.trim()))
      quoted[index] = quoted[next] = true;
  }
  const parts: { text: string; quoted: boolean }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    const own = /\S/.test(line) ? (quoted[index] ?? false) : (last?.quoted ?? false);
    if (last && last.quoted === own) last.text += `\n${line}`;
    else parts.push({ text: line, quoted: own });
  }
  return parts.map((part) => ({ ...part, text: part.text.replace(/^\n+|\s+$/g, '') })).filter((part) => part.text !== '');
};

/** A bar along the left side, as mail programs set what they quote. */
export const hasQuoteBar = (element: Element): boolean => {
  const style = element.getAttribute('style');
  return style !== null && /border-left(?:-style)?\s*:[^;]*(?:solid|double|dotted)/i.test(style);
};
