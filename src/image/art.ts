/**
 * Topic, variant and size -> a drawing as SVG, without words: a checklist as the site prints them, and the sign of the topic.
 * The variant says how many rows are ticked and how long they are. Pure.
 */

interface Look {
  /** Background, and the shapes that stand on it. */
  ground: string;
  ink: string;
  /** Strokes in a square of 24. */
  sign: string;
}

/** By topic of `src/site.ts`; a topic without a look of its own takes the last. */
const LOOKS: Readonly<Record<string, Look>> = {
  icloud: { ground: '#dcebf5', ink: '#215a86', sign: 'M7 18a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 18 10.200a4 4 0 0 1-.5 7.800zM12 15v-4m-1.800 1.600L12 10.800l1.800 1.800' },
  'storage-updates': { ground: '#e3ecdc', ink: '#2a6839', sign: 'M4 7.500 12 3l8 4.500v9L12 21l-8-4.500zM4 7.500l8 4.500 8-4.500M12 12v9' },
  'battery-hardware': { ground: '#f7e6cd', ink: '#875600', sign: 'M3 8h15v8H3zM20.500 10.500v3M11.500 8.800 9 12.200h3l-2.500 3' },
  computer: { ground: '#e4e3f1', ink: '#4a4a8c', sign: 'M4 5h16v10.500H4zM9 20h6M12 15.500V20' },
  'account-security': { ground: '#f5dfdb', ink: '#a9281d', sign: 'M12 3l7.500 2.800V11c0 4.800-3 8.300-7.500 10-4.500-1.700-7.500-5.200-7.500-10V5.800zM8.800 11.800l2.400 2.400 4.200-4.600' },
  'getting-help': { ground: '#d9ece8', ink: '#0b5d56', sign: 'M4 5h16v11h-8.500L7 20v-4H4zM8 9h8M8 12h5' },
};

export const lookOf = (topic: string) => LOOKS[topic] ?? (LOOKS['getting-help'] as Look);

/** `offset` moves the drawing sideways, as a share of the width: room for a title. */
export function art(topic: string, variant: number, width: number, height: number, offset = 0): string {
  const { ground, ink, sign } = lookOf(topic);
  const random = generator(`${topic} ${variant}`);
  const unit = Math.min(width, height) / 100;
  const centre = width * (0.5 + offset);
  const ticked = 1 + Math.floor(random() * 4);
  const tilt = (random() < 0.5 ? -1 : 1) * (3 + random() * 3);
  const rows = [0, 1, 2, 3, 4].map((row) => {
    const y = 30 + row * 11;
    const done = row < ticked;
    return `<rect x="10" y="${y}" width="5.400" height="5.400" rx="1" fill="none" stroke="${done ? ink : '#868d86'}"/>
${done ? `<path d="m11.200 ${y + 2.6} 1.700 1.800 3.900-5" stroke="#c98500" stroke-width="1.500" fill="none" stroke-linecap="round" stroke-linejoin="round"/>` : ''}
<path d="M20 ${y + 1}h${18 + Math.round(random() * 18)}M20 ${y + 4.6}h${10 + Math.round(random() * 18)}" stroke="#d5d2c6" stroke-width="1.300" stroke-linecap="round"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${ground}"/>
<g transform="translate(${centre} ${height / 2}) scale(${unit}) rotate(${tilt.toFixed(2)}) translate(-32 -45)">
<rect x="2.500" y="3" width="64" height="90" rx="4" fill="${ink}" opacity=".13" transform="rotate(5 32 45)"/>
<rect width="64" height="90" rx="4" fill="#fff"/>
<path d="M10 14h${24 + Math.round(random() * 16)}" stroke="#1b211f" stroke-width="3.200" stroke-linecap="round"/>
<path d="M10 21h${12 + Math.round(random() * 14)}" stroke="#d5d2c6" stroke-width="1.600" stroke-linecap="round"/>
${rows.join('\n')}
</g>
<g transform="translate(${centre + unit * 24} ${height / 2 + unit * 24}) scale(${unit})">
<circle r="18" fill="${ink}"/>
<g transform="scale(.9) translate(-12 -12)" fill="none" stroke="#fff" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"><path d="${sign}"/></g>
</g>
</svg>`;
}

/** Numbers from 0 to 1 that a word fixes (mulberry32 over FNV-1a). */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
