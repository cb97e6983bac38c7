/** Images: their size, weight and variety; the same bytes each time. */
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { art } from './art.ts';
import { drawImage } from './og.ts';
import { type Shape, SIZES, TEXTLESS, variantOf } from './sizes.ts';

const LONGEST = 'Full-size photos missing on every device: where optimized originals are kept, and what to do to get each of them back today';
const size = (png: Uint8Array) => [new DataView(png.buffer).getUint32(16), new DataView(png.buffer).getUint32(20)];

test.each(Object.keys(SIZES) as Shape[])('%s has its size and at most 100 KB', async (shape) => {
  const png = await drawImage({ topic: 'icloud', variant: 1, title: LONGEST }, shape);
  expect(size(png)).toEqual([SIZES[shape].width, SIZES[shape].height]);
  expect(png.length).toBeLessThanOrEqual(100 * 1024);
});

test('an image is the same each time, kept or not', async () => {
  const subject = { topic: 'computer', variant: 2, title: `Drawn at ${process.hrtime.bigint()}` };
  const first = await drawImage(subject, 'og');
  expect(Buffer.compare(first, await drawImage(subject, 'og'))).toBe(0);
  expect(Buffer.compare(first, await drawImage({ ...subject, title: `${subject.title}!` }, 'og'))).not.toBe(0);
});

test('topics and variants differ, and hold no text', () => {
  const drawings = Object.keys(site.topics).flatMap((topic) => [0, 1, 2, 3, 4, 5].map((variant) => art(topic, variant, 1200, 675)));
  expect(new Set(drawings).size).toBe(drawings.length);
  expect(drawings.join()).not.toMatch(/<text|font/);
  expect(art('no-such-topic', 0, 10, 10)).toContain('<svg');
});

test('an article always has the same variant', () => {
  expect(['a', 'b', 'icloud-photos-not-syncing'].map(variantOf)).toEqual(['a', 'b', 'icloud-photos-not-syncing'].map(variantOf));
  expect(new Set(Array.from({ length: 100 }, (_, at) => variantOf(`article-${at}`))).size).toBe(6);
  expect(TEXTLESS.length).toBe(3);
});
