/**
 * The typeface of the sheets: static TrueType files of a package, so that every machine sets the same lines; which characters it has,
 * and how wide they are.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Weights and slopes that the template uses; the first is the text's. A script that Source Sans 3 lacks needs a file more here and its name in the template. */
const FILES: readonly string[] = ['400Regular/SourceSans3_400Regular', '600SemiBold/SourceSans3_600SemiBold', '700Bold/SourceSans3_700Bold', '400Regular_Italic/SourceSans3_400Regular_Italic', '600SemiBold_Italic/SourceSans3_600SemiBold_Italic'];

let loaded: Buffer[] | undefined;

/** Read when first needed; commands run in the project's folder, where its packages are. */
export function fonts(): readonly Buffer[] {
  const require = createRequire(join(process.cwd(), 'package.json'));
  loaded ??= FILES.map((file) => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${file}.ttf`)));
  return loaded;
}

/** Code point -> width in units of the text's size. */
type Widths = ReadonlyMap<number, number>;
let regular: Widths | undefined;
let strong: Widths | undefined;

/** Never drawn: spaces, places to break at and marks of direction. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060]/u;

/** Characters of `text` that the typeface has no sign for, each once. */
export function unprintable(text: string): string[] {
  regular ??= widthsOf(fonts()[0] as Buffer);
  return [...new Set(text)].filter((character) => !INVISIBLE.test(character) && !regular!.has(character.codePointAt(0) as number));
}

/** How wide `text` is in units of its size, without kerning: a little more than it will be. */
export function widthOf(text: string, bold = false): number {
  const widths = bold ? (strong ??= widthsOf(fonts()[1] as Buffer)) : (regular ??= widthsOf(fonts()[0] as Buffer));
  let sum = 0;
  for (const character of text) sum += widths.get(character.codePointAt(0) as number) ?? 0;
  return sum;
}

/** Tables `cmap` (format 12 or 4), `hmtx`, `hhea` and `head` of a TrueType file. */
function widthsOf(font: Buffer): Widths {
  const [map, metrics, last, unit] = [tableAt(font, 'cmap'), tableAt(font, 'hmtx'), font.readUInt16BE(tableAt(font, 'hhea') + 34) - 1, font.readUInt16BE(tableAt(font, 'head') + 18)];
  const subtables = Array.from({ length: font.readUInt16BE(map + 2) }, (_, at) => map + font.readUInt32BE(map + 8 + at * 8));
  const found = new Map<number, number>();
  const add = (code: number, glyph: number) => {
    if (glyph !== 0) found.set(code, font.readUInt16BE(metrics + Math.min(glyph, last) * 4) / unit);
  };
  const whole = subtables.find((at) => font.readUInt16BE(at) === 12);
  const basic = subtables.find((at) => font.readUInt16BE(at) === 4);
  if (whole !== undefined) readFormat12(font, whole, add);
  else if (basic !== undefined) readFormat4(font, basic, add);
  else throw new Error('the sheet’s font has no character map that can be read');
  return found;
}

type Add = (code: number, glyph: number) => void;

function readFormat12(font: Buffer, table: number, add: Add): void {
  for (let at = table + 16; at < table + 16 + font.readUInt32BE(table + 12) * 12; at += 12) {
    const from = font.readUInt32BE(at);
    for (let code = from; code <= font.readUInt32BE(at + 4); code++) add(code, font.readUInt32BE(at + 8) + code - from);
  }
}

function readFormat4(font: Buffer, table: number, add: Add): void {
  const double = font.readUInt16BE(table + 6);
  for (let at = 0; at < double; at += 2) {
    const [to, from, delta] = [font.readUInt16BE(table + 14 + at), font.readUInt16BE(table + 16 + double + at), font.readUInt16BE(table + 16 + double * 2 + at)];
    const range = table + 16 + double * 3 + at;
    const offset = font.readUInt16BE(range);
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : font.readUInt16BE(range + offset + (code - from) * 2);
      add(code, glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}

function tableAt(font: Buffer, tag: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  throw new Error(`the sheet’s font has no ${tag} table`);
}
