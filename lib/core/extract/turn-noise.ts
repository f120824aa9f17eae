// What a thread holds besides what people say: quotations, notices by the tracker, greetings, signatures, patches.
const QUOTATION =
  /^\s*(?:>|&gt;|\|\s)|^\s*\(?in reply to\b|\bwrote:?\s*$|^\s*on .{6,60} wrote\b|^\s*-{2,}\s*(?:original|forwarded) message|^\s*(?:am|le|el) .{6,80}(?:schrieb|a écrit|escribió):?\s*$/i;
const NOTICE =
  /^\s*(?:created an attachment|\(from update of attachment|attachment \d+|comment on attachment|\*{3} |this (?:bug|issue|ticket) has been (?:marked|closed|moved)|changed (?:status|the)|status changed|set to|added (?:label|tag|milestone)|marked as duplicate|pushed as|https?:\/\/\S+\s*$|review of attachment|version:? \S+\s*$|\S+\s+(?:changed|added|removed|set) (?:(?:the )?\w+ )?(?:from|to)\b)/i;
const BYLINE =
  /^\s*(?:(?:added|opened|created|updated|modified|last modified|reported|closed|edited|posted|commented|asked|answered)\b.{0,40}\b(?:ago|\d{4}|\d\d:\d\d)\b.{0,12}|.{1,40}\b(?:added a comment|commented|wrote|replied)\b.{0,40})$/i;
const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten (?:tag|morgen)|sehr geehrte|bonjour|salut|hola|buenos días)\b[^.!?]{0,30}[,.!]?\s*$|^\s*(?:thanks?|thank you|thx|cheers|best|kind regards|regards|best regards|sincerely|sent from my|mit freundlichen grüßen|viele grüße|danke|vielen dank|merci|cordialement|gracias|saludos)\b[^.?]{0,40}[,.!]?\s*$|^\s*(?:\+1|-1|r=\S+|me too|bump|ping|done|ok(?:ay)?|lgtm|sure|yes|no|ja|nein|oui|non|sí)\s*[.!]?\s*$/i;
const TRACE =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|(?:DEBUG|INFO|WARN|ERROR|TRACE)\b|at [\w.$<>]+\(|File "|Traceback|[+-]{3} |@@ |diff |index [0-9a-f]{7}|#\d+\s+0x|[A-Z_]+=)/;

/** Share of characters that are marks of code. */
const codeShare = (text: string): number => (text.match(/[{}();=<>\\_|[\]]/g)?.length ?? 0) / Math.max(10, text.length);

/** Whether a line of a thread says nothing itself. */
export const isNoise = (text: string): boolean =>
  QUOTATION.test(text) || NOTICE.test(text) || GREETING.test(text) || BYLINE.test(text) || TRACE.test(text) || codeShare(text) > 0.12;
