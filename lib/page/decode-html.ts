const CHARSET_IN_TYPE = /charset\s*=\s*"?([\w:.-]+)/i;
/** Where a page may say it itself: https://html.spec.whatwg.org/#concept-encoding-sniffing */
const SNIFFED_BYTES = 1024;

const decoderFor = (label: string | undefined): TextDecoder | undefined => {
  try {
    return label ? new TextDecoder(label) : undefined;
  } catch {
    return undefined;
  }
};

/** A fetched page as text, in the encoding that its server or the page itself names; UTF-8 where neither does. */
export const decodeHtml = (bytes: Uint8Array, contentType: string): string => {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES));
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const named = CHARSET_IN_TYPE.exec(contentType)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i.exec(start)?.[1];
  return (decoderFor(marked) ?? decoderFor(named) ?? new TextDecoder()).decode(bytes);
};
