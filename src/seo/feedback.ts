/**
 * “Was this helpful?” -> an address that takes the answer without a backend of ours: a mail, an issue at GitHub, or a form of any kind.
 * The reader sees and sends the text; nothing is sent by a click alone.
 */
import { absolute } from './addresses.ts';

export type Answer = 'yes' | 'no';

/** What the reader finds written when the mail or the issue opens. */
const OPENING: Readonly<Record<Answer, { subject: string; question: string }>> = {
  yes: { subject: 'Helpful', question: 'What helped, and on which device?' },
  no: { subject: 'Not helpful', question: 'What was missing, wrong or unclear? Which device and version do you use?' },
};

/** `sink` as `feedback` of `src/site.ts` documents it. */
export function feedbackLink(sink: string, answer: Answer, title: string, path: string): string {
  const { subject, question } = OPENING[answer];
  const heading = `${subject}: ${title}`;
  const body = `${absolute(path)}\n\n${question}\n`;
  if (sink.startsWith('mailto:')) return `${sink}?${query({ subject: heading, body })}`;
  if (/^https:\/\/github\.com\/[^/]+\/[^/]+\/issues\/new$/.test(sink)) return `${sink}?${query({ title: heading, body })}`;
  return `${sink}${sink.includes('?') ? '&' : '?'}${query({ page: path, helpful: answer })}`;
}

/** Percent-encoded, for a plus sign is no space in a mail. */
const query = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
