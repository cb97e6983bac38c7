/** Articles as large as may be, in shapes that cost the most: what `npm run test:long` measures. */
import { FRONT } from '../../src/verify/bad-input/row.ts';

const MOST = 512 * 1024;
const fill = (piece: (at: number) => string, title = 'A title') => {
  const front = FRONT.replace('A title', title);
  const parts: string[] = [];
  for (let at = 0, length = front.length; ; at++) {
    const next = piece(at);
    if ((length += Buffer.byteLength(next)) > MOST) break;
    parts.push(next);
  }
  return front + parts.join('');
};

export const LARGE: Readonly<Record<string, string>> = {
  'different sentences': fill((at) => `Open lid number ${at} of the jar and put it on shelf ${at % 97}.\n\n`),
  'the same sentence': fill(() => 'Open the lid of the jar.\n\n'),
  'the same bullet': fill(() => '- Open the lid of the jar.\n'),
  'different bullets': fill((at) => `- Open lid ${at} of the jar.\n`),
  'one paragraph of sentences': fill((at) => `Open lid ${at} of the jar. `),
  'one line without a full stop': fill((at) => `lid ${at} `),
  'headings': fill((at) => `## Section ${at}\n\nOpen it.\n\n`),
  'the same heading': fill(() => '## Section\n\nOpen it.\n\n'),
  'notes': fill((at) => `<Note>\nOpen lid ${at}.\n</Note>\n\n`),
  'steps': fill((at) => `- [ ] Open lid ${at}.\n`),
  'a table': fill((at) => (at === 0 ? '| a | b |\n| - | - |\n' : `| ${at} | b |\n`)),
  'links': fill((at) => `See [this](https://a.bc/${at}) there.\n\n`),
  'emphasis': fill((at) => `**Open** _lid_ ${at}.\n\n`),
  'nested lists': fill((at) => `${'  '.repeat(at % 30)}- lid ${at}\n`),
  'footnotes': fill((at) => `Text[^${at}].\n\n[^${at}]: Note ${at}.\n\n`),
  'code': fill((at) => (at === 0 ? '```\n' : `line ${at}\n`)),
};

/** A folder of many articles that share a part of what they say. */
export function* many(count: number): Generator<[path: string, text: string]> {
  for (let at = 0; at < count; at++) {
    const own = Array.from({ length: 6 }, (_, line) => `- Open lid ${at * 7 + line} of jar ${at}.`).join('\n');
    yield [`jar-${at}.mdx`, `${FRONT.replace('A title', `Jar ${at}`)}The lid of jar ${at} is stuck.\n\n## The fix\n\n${own}\n- Dry your hands before you begin.\n`];
  }
}
