/**
 * A text -> 32 bits that tell it from nearly every other; whoever finds two alike compares the texts. As in MurmurHash3 (Appleby, 2011):
 * four bytes at a time, mixed at the end.
 */
const ENCODER = new TextEncoder();

/** Bytes of a text, and the same by fours. */
export interface Room {
  bytes: Uint8Array;
  fours: Int32Array;
}

/** Room for so many bytes and three more. */
export function room(length: number): Room {
  const bytes = new Uint8Array((length + 7) & ~3);
  return { bytes, fours: new Int32Array(bytes.buffer) };
}

/** The text that was encoded last. */
export let encoded = room(1 << 13);

/** Puts the text there in UTF-8; how many bytes it takes. */
export function encode(text: string): number {
  if (text.length * 3 + 3 > encoded.bytes.length) encoded = room(text.length * 6);
  return ENCODER.encodeInto(text, encoded.bytes).written;
}

/** The same for equal texts. */
export function hashOf(text: string): number {
  const length = encode(text);
  return hashOfBytes(encoded, length);
}

/** Of the first bytes; overwrites the three that follow. */
export function hashOfBytes({ bytes, fours }: Room, length: number): number {
  bytes[length] = bytes[length + 1] = bytes[length + 2] = 0;
  const past = (length + 3) >> 2;
  let hash = past;
  for (let at = 0; at < past; at++) {
    const lane = Math.imul(fours[at] as number, 0xcc9e2d51);
    hash ^= Math.imul((lane << 15) | (lane >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  return mix(hash);
}

/** Spreads what is in any bit over all 32: the finalizer of MurmurHash3. */
export function mix(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
