import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryOf, unpackedSize } from './zip.ts';

interface Entry {
  name: string;
  data: Uint8Array;
  method: number;
  /** What it says it is when unpacked. */
  size?: number;
  /** Where it says that it begins. */
  offset?: number;
}

/** An archive of these entries, as a program would write it. */
function zip(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, method, size = data.length, offset } of entries) {
    const named = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(named.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(named.length, 28);
    central.writeUInt32LE(offset ?? at, 42);
    parts.push(local, named, Buffer.from(data));
    directory.push(central, named);
    at += 30 + named.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}
const text = (value: string) => new TextEncoder().encode(value);
const packed = (value: string) => Uint8Array.from(deflateRawSync(value));

const CASES: ReadonlyArray<[name: string, bytes: Uint8Array, found: string | undefined]> = [
  ['stored', zip([{ name: 'a', data: text('hello'), method: 0 }]), 'hello'],
  ['packed, behind another', zip([{ name: 'b', data: text('x'), method: 0 }, { name: 'a', data: packed('hello'), method: 8 }]), 'hello'],
  ['another name', zip([{ name: 'b', data: text('x'), method: 0 }]), undefined],
  ['another method', zip([{ name: 'a', data: text('x'), method: 12 }]), undefined],
  ['packed, but noise', zip([{ name: 'a', data: text('\u0007noise'), method: 8 }]), undefined],
  ['packed, cut short', zip([{ name: 'a', data: packed('hello '.repeat(50)).subarray(0, 6), method: 8 }]), undefined],
  ['more than may be', zip([{ name: 'a', data: packed('x'.repeat(5000)), method: 8 }]), undefined],
  ['begins beyond the end', zip([{ name: 'a', data: text('x'), method: 0, offset: 10_000 }]), undefined],
  ['no archive', text('x'.repeat(100)), undefined],
  ['nothing', new Uint8Array(), undefined],
];
test.each(CASES)('%s', async (_name, bytes, found) => expect(await entryOf(bytes, 'a', 1000)).toBe(found));
test('every case ran', () => expect(CASES).toHaveLength(10));

test('sizes are added up before anything is unpacked', () => {
  expect(unpackedSize(zip([{ name: 'a', data: packed('x'), method: 8, size: 4_000_000_000 }, { name: 'b', data: text('xy'), method: 0 }]))).toBe(4_000_000_002);
  expect(unpackedSize(text('no archive at all, only text'))).toBeUndefined();
});

test('any bytes, and any archive with bytes exchanged, are read or not, and never a fault', () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 120 }), fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }).map((changes) => {
      const bytes = zip([{ name: 'a', data: packed('hello'), method: 8 }]);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return bytes;
    })), async (bytes) => {
      const found = await entryOf(bytes, 'a', 1000);
      expect(found === undefined || found.length <= 1000).toBe(true);
      unpackedSize(bytes);
    }),
    { numRuns: 200 },
  ));
