/** Days -> a calendar feed by RFC 5545: lines of at most 75 bytes that end in CRLF, text escaped, days without a time. */

export interface Day {
  /** The same whenever the feed is made, so that a calendar moves the day and makes no second one. */
  uid: string;
  /** YYYY-MM-DD. */
  day: string;
  /** The day on which the entry was last changed. */
  stamp: string;
  summary: string;
  description: string;
  contact: string;
  url: string;
}

export function calendar(name: string, days: readonly Day[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Winnow//Reviews//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...days.flatMap(event),
    'END:VCALENDAR',
  ];
  return lines.flatMap(fold).join('\r\n') + '\r\n';
}

const event = ({ uid, day, stamp, summary, description, contact, url }: Day): string[] => [
  'BEGIN:VEVENT',
  `UID:${text(uid)}`,
  `DTSTAMP:${compact(stamp)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `SUMMARY:${text(summary)}`,
  `DESCRIPTION:${text(description)}`,
  `CONTACT:${text(contact)}`,
  `URL:${url}`,
  // Nobody is busy on that day because of it.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (day: string) => day.replaceAll('-', '');

const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const MOST = 75;

/** A line in pieces, each but the first with a space before it; no character is cut in two. */
function fold(line: string): string[] {
  if (line.length <= MOST && !/[^\x20-\x7e]/.test(line)) return [line];
  const pieces: string[] = [];
  let [piece, size] = ['', 0];
  for (const character of line) {
    const bytes = bytesOf(character.codePointAt(0) as number);
    if (size + bytes > MOST) {
      pieces.push(piece);
      [piece, size] = [' ', 1];
    }
    piece += character;
    size += bytes;
  }
  return [...pieces, piece];
}

/** As UTF-8. */
const bytesOf = (codePoint: number) => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
