/**
 * Article or topic -> an image as PNG. Drawn once and kept under the digest of all that they depend on,
 * so that a build draws only what is new. A font that takumi does not know by our name is an error, for it would fall back in silence.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Node, Renderer } from '@takumi-rs/core';
import { keep, nameOf, recall } from '../kb/disk-cache.ts';
import { site } from '../site.ts';
import { art, lookOf } from './art.ts';
import { type Shape, SIZES } from './sizes.ts';

/** What an image is about; the title is drawn on `og` only. */
export interface Subject {
  topic: string;
  variant: number;
  title?: string;
}

const FAMILY = 'Source Sans 3';
const FONTS = ['400Regular/SourceSans3_400Regular.ttf', '700Bold/SourceSans3_700Bold.ttf'];
const CACHE = join('node_modules', '.cache', 'winnow-images');
/** Goes up when a drawing changes in a way that its SVG and the title do not tell. */
const VERSION = 1;

let ready: Promise<Renderer> | undefined;

export async function drawImage(subject: Subject, shape: Shape): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = SIZES[shape];
  const drawing = art(subject.topic, subject.variant, width, height, shape === 'og' ? 0.26 : 0);
  // Renderers remember drawings by this name.
  const src = `${subject.topic}-${subject.variant}-${shape}`;
  const layers: Node[] = [{ type: 'image', src, style: { position: 'absolute', inset: 0, width, height } }, ...(shape === 'og' ? words(subject.title ?? '', subject.topic) : [])];
  const name = nameOf(String(VERSION), shape, drawing, JSON.stringify(layers));
  const known = await recall(CACHE, name);
  if (known) return new Uint8Array(known);
  const node: Node = { type: 'container', style: { width, height, fontFamily: `'${FAMILY}'` }, children: layers };
  const renderer = await (ready ??= start());
  const image = await renderer.render(node, { width, height, format: 'png', images: [{ src, data: new TextEncoder().encode(drawing) }] });
  await keep(CACHE, name, image);
  return new Uint8Array(image);
}

function words(title: string, topic: string): Node[] {
  const { ink } = lookOf(topic);
  const size = title.length > 60 ? 58 : title.length > 36 ? 70 : 82;
  return [
    {
      type: 'container',
      style: { position: 'absolute', left: 76, top: 70, width: 590, height: 490, display: 'flex', flexDirection: 'column', justifyContent: 'space-between' },
      children: [
        { type: 'text', text: title, style: { fontSize: size, fontWeight: 700, lineHeight: 1.1, letterSpacing: -1, color: '#1b211f', lineClamp: 5 } },
        { type: 'text', text: site.name, style: { fontSize: 34, fontWeight: 700, color: ink } },
      ],
    },
  ];
}

async function start(): Promise<Renderer> {
  const renderer = new Renderer();
  const { resolve } = createRequire(import.meta.url);
  for (const file of FONTS) {
    const families = await renderer.registerFont(await readFile(resolve(`@expo-google-fonts/source-sans-3/${file}`)));
    if (!families.some(({ name }) => name === FAMILY)) throw new Error(`the font ${file} is not ${FAMILY} but ${families.map(({ name }) => name).join(', ') || 'unreadable'}`);
  }
  return renderer;
}
