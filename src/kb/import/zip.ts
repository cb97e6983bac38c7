/** One file out of a ZIP archive (a .docx is one), with a limit, so that a small file cannot fill the memory. */

const DIRECTORY = 0x02014b50;
const END = 0x06054b50;

/** The text of the entry called `name`; undefined when there is none or the archive is broken. */
export async function entryOf(bytes: Uint8Array, name: string, most: number): Promise<string | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = entriesOf(view, bytes).find((entry) => entry.name === name);
  if (!found || found.offset + 30 > bytes.length) return undefined;
  const start = found.offset + 30 + view.getUint16(found.offset + 26, true) + view.getUint16(found.offset + 28, true);
  const data = bytes.slice(start, start + found.packed);
  if (found.method === 0) return new TextDecoder().decode(data);
  if (found.method !== 8) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > most) return undefined;
      parts.push(part.value);
    }
  } catch {
    return undefined;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new TextDecoder().decode(await new Blob(parts as BlobPart[]).arrayBuffer());
}

/** What the entries say they hold when unpacked, added up; undefined when this is no archive. */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const entries = entriesOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
  return entries.length === 0 ? undefined : entries.reduce((sum, { size }) => sum + size, 0);
}

function entriesOf(view: DataView, bytes: Uint8Array): Array<{ name: string; method: number; packed: number; size: number; offset: number }> {
  const entries = [];
  for (let end = bytes.length - 22; end >= 0 && end > bytes.length - 66_000; end--) {
    if (view.getUint32(end, true) !== END) continue;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY; left--) {
      const length = view.getUint16(at + 28, true);
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    break;
  }
  return entries;
}
