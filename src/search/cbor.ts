/** The part of CBOR (RFC 8949) that Pagefind writes -> values. Throws on anything else. */
export function readCbor(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder('utf-8', { fatal: true });
  let at = 0;

  const taken = (count: number) => {
    at += count;
    if (at > bytes.length) throw new Error('CBOR: the data ends too early');
    return at - count;
  };
  const number = (info: number): number => {
    if (info < 24) return info;
    if (info === 24) return view.getUint8(taken(1));
    if (info === 25) return view.getUint16(taken(2));
    if (info === 26) return view.getUint32(taken(4));
    if (info === 27) return Number(view.getBigUint64(taken(8)));
    throw new Error(`CBOR: ${info} is no length`);
  };
  const item = (): unknown => {
    const head = view.getUint8(taken(1));
    const [kind, info] = [head >> 5, head & 31];
    if (kind === 0) return number(info);
    if (kind === 1) return -1 - number(info);
    if (kind === 3) {
      const length = number(info);
      const start = taken(length);
      return text.decode(bytes.subarray(start, start + length));
    }
    if (kind === 4) {
      const list: unknown[] = [];
      for (let left = number(info); left > 0; left--) list.push(item());
      return list;
    }
    throw new Error(`CBOR: kind ${kind} is not expected here`);
  };

  const value = item();
  if (at !== bytes.length) throw new Error('CBOR: there is more than one value');
  return value;
}
