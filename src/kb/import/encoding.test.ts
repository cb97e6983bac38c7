import { expect, test } from 'vitest';
import { decodeOld } from './encoding.ts';

const bytes = (...parts: Array<number | string>) => new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [part])));
const wide = (text: string, big = false) => new Uint8Array([...text].flatMap((letter) => (big ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255] : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])));

const FILES: ReadonlyArray<[name: string, bytes: Uint8Array, text: string | undefined, encoding?: string]> = [
  ['UTF-8, its mark taken off', bytes(0xef, 0xbb, 0xbf, 'caf', 0xc3, 0xa9), 'café'],
  ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, ...wide('Lid é')]), 'Lid é'],
  ['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, ...wide('Lid', true)]), 'Lid'],
  ['UTF-16 with its mark, cut short', bytes(0xff, 0xfe, 'a'), undefined],
  ['UTF-16 without its mark', wide('The lid is tight.'), 'The lid is tight.'],
  ['UTF-16 without its mark, the other way round', wide('The lid is tight.', true), 'The lid is tight.'],
  ['Windows, which names nothing', bytes('It', 0x92, 's a caf', 0xe9, ' for five ', 0x80), 'It’s a café for five €', 'Windows-1252'],
  ['a page that names its encoding', bytes('<meta charset="iso-8859-2"><p>', 0xb1), '<meta charset="iso-8859-2"><p>ą', 'iso-8859-2'],
  ['an export that names its encoding', bytes('<?xml version="1.0" encoding=\'koi8-r\'?>', 0xc1), "<?xml version=\"1.0\" encoding='koi8-r'?>а", 'koi8-r'],
  ['a page that is not what it says', bytes('<meta http-equiv="x" content="text/html; charset=UTF-8">caf', 0xe9), '<meta http-equiv="x" content="text/html; charset=UTF-8">café', 'Windows-1252'],
  ['a page that names what nobody knows', bytes('<meta charset=odd>caf', 0xe9), '<meta charset=odd>café', 'Windows-1252'],
  ['another alphabet, which names nothing', bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), undefined],
  ['a picture', bytes(0x89, 'PNG', 13, 10, 26, 10, 0, 0, 0, 13), undefined],
  ['nothing', bytes(), ''],
];
test.each(FILES)('%s', (_name, file, text, encoding) => expect(decodeOld(file)).toEqual(text === undefined ? undefined : { text, ...(encoding ? { encoding } : {}) }));
test('as many as are named', () => expect(FILES.length).toBe(14));
