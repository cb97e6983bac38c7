/**
 * Bytes of an old file -> its text. UTF-8, UTF-16, or what the file says of itself; else the encoding of Western Windows,
 * as programs wrote it for decades, when what comes out looks like writing. Whoever reads it is told.
 */

export interface OldText {
  text: string;
  /** Named when it is no Unicode, for then somebody has to look at it. */
  encoding?: string;
}

const DECLARED = [/<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i, /^<\?xml\b[^>]*\bencoding\s*=\s*["']([\w-]+)/i];
/** As far as a browser looks for what a page says of its encoding. */
const HEAD = 1024;
/** Of text in Latin letters, more signs are plain. */
const MOST_STRANGE = 0.25;

/** Undefined for what is no text, or could be any. */
export function decodeOld(bytes: Uint8Array): OldText | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (marked) return told(decodeAs(bytes, marked));
  const plain = decodeAs(bytes, 'utf-8');
  const unmarked = wide(bytes);
  if (unmarked) return told(decodeAs(bytes, unmarked));
  if (plain !== undefined) return { text: plain };
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const declared = DECLARED.map((form) => form.exec(head)?.[1]?.toLowerCase()).find(Boolean);
  const said = declared && !/^utf-?8$/.test(declared) ? decodeAs(bytes, declared) : undefined;
  if (said !== undefined) return { text: said, encoding: declared as string };
  const text = decodeAs(bytes, 'windows-1252') as string;
  const strange = text.replace(/[\x20-\x7e\s“”‘’–—…•€]/g, '');
  // Signs that no text holds: a picture, a program, an archive.
  const isText = !/[\0-\x08\x0e-\x1f\x7f-\x9f]/.test(strange) && strange.length <= MOST_STRANGE * text.length;
  return isText ? { text, encoding: 'Windows-1252' } : undefined;
}

const told = (text: string | undefined) => (text === undefined ? undefined : { text });

/** UTF-16 without a mark: of Latin text, every second byte is nought. */
function wide(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, HEAD);
  if (head.length < 4 || bytes.length % 2 === 1) return undefined;
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++;
  const many = 0.35 * head.length;
  return odd > many && even === 0 ? 'utf-16le' : even > many && odd === 0 ? 'utf-16be' : undefined;
}

/** Undefined for an encoding that nobody knows, and for bytes that are none of it. */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
