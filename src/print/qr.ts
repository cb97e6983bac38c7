/** URL -> QR code, for print and for pages. */
import { encode, QrCodeDataType } from 'uqr';
import { withBestMask } from './mask.ts';

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

/** White modules around it. */
const QUIET = 4;

/** As much redundancy as its size has room for, since paper gets wet and folded. The library would take most of its time to choose the mask. */
function drawn(url: string): QrCode {
  const { size, data, types } = encode(url, { ecc: 'M', boostEcc: true, border: 0, maskPattern: 0 });
  const [modules, isData] = [new Uint8Array(size * size), new Uint8Array(size * size)];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (data[y]![x]) modules[y * size + x] = 1;
      if (types[y]![x] === QrCodeDataType.Data) isData[y * size + x] = 1;
    }
  }
  const masked = withBestMask(modules, isData, size);
  const whole = size + 2 * QUIET;
  const digits = Buffer.alloc(whole * whole, '0');
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (masked[y * size + x]) digits[(y + QUIET) * whole + x + QUIET] = 0x31;
  return { size: whole, modules: digits.toString('latin1') };
}

/** The same as a picture of one byte a module, black is 0. */
export const qrPixels = ({ modules }: QrCode): number[] => Array.from(modules, (module) => (module === '1' ? 0 : 255));

/** The same as the `d` of one path, a unit a module. */
export function qrPath({ size, modules }: QrCode): string {
  let path = '';
  for (let from = modules.indexOf('1'); from >= 0; ) {
    const [x, y] = [from % size, Math.floor(from / size)];
    // White stands around it, so that no bar goes on in the next row.
    const to = modules.indexOf('0', from);
    path += `M${x} ${y}h${to - from}v1h-${to - from}z`;
    from = modules.indexOf('1', to);
  }
  return path;
}
