/** URL -> QR code, for print and for pages. */
import { encode } from 'uqr';

export interface QrCode {
  /** Modules in a row, the quiet zone that readers need included. */
  size: number;
  /** Row after row, '1' is black. */
  modules: string;
}

const known = new Map<string, QrCode>();

/** Remembered: each paper, pack and page of an article asks for the same. */
export function qrCode(url: string): QrCode {
  const code = known.get(url) ?? drawn(url);
  known.set(url, code);
  return code;
}

/** As much redundancy as its size has room for, since paper gets wet and folded. */
function drawn(url: string): QrCode {
  const { size, data } = encode(url, { ecc: 'M', boostEcc: true, border: 4 });
  return { size, modules: data.flatMap((row) => row.map((black) => (black ? '1' : '0'))).join('') };
}

/** The same as a picture of one byte a module, black is 0. */
export const qrPixels = ({ modules }: QrCode): number[] => Array.from(modules, (module) => (module === '1' ? 0 : 255));

/** The same as the `d` of one path, a unit a module. */
export function qrPath({ size, modules }: QrCode): string {
  return Array.from({ length: size }, (_, y) => [...modules.slice(y * size, (y + 1) * size).matchAll(/1+/g)].map((bar) => `M${bar.index} ${y}h${bar[0].length}v1h-${bar[0].length}z`).join('')).join('');
}
