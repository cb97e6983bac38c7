/**
 * The images of an article: their shapes, sizes and addresses. Its own is the one with its title; those without words are shared by some
 * articles of a topic, so that their number does not grow with the site.
 */

export const SIZES = {
  /** What a link looks like where somebody shares it. The only one with words. */
  og: { width: 1200, height: 630 },
  '16x9': { width: 1200, height: 675 },
  '4x3': { width: 1200, height: 900 },
  '1x1': { width: 1000, height: 1000 },
} as const;

export type Shape = keyof typeof SIZES;
export type Textless = Exclude<Shape, 'og'>;

/** The shapes that structured data names. */
export const TEXTLESS: readonly Textless[] = ['16x9', '4x3', '1x1'];

/** How many drawings a topic has. */
const VARIANTS = 6;

/** Which drawing of its topic an article shows: always the same one. */
export function variantOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % VARIANTS;
}

export const ogPath = (id: string) => `/${id}/og.png`;

/** `/images/icloud-3-16x9.png` */
export const textlessPath = (topic: string, variant: number, shape: Textless) => `/images/${topic}-${variant}-${shape}.png`;
