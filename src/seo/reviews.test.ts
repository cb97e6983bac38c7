/** Reviews for programs and calendars; the calendar is read by a second opinion. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { calendar } from './calendar.ts';
import { reviewCalendar, reviewJson, reviews } from './reviews.ts';

type Given = Parameters<typeof reviews>[0][number];
const article = (id: string, data: Partial<Given['data']> = {}): Given => ({ id, data: { title: `The ${id}`, topic: 'icloud', author: 'editorial-team', published: '2025-02-01', ...data } as Given['data'] });
const events = (feed: string) => new ICAL.Component(ICAL.parse(feed) as never).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

const ROWS: ReadonlyArray<[name: string, data: Partial<Given['data']>, due: string, owner: string]> = [
  ['the site’s interval', { reviewed: '2025-03-04', reviewer: 'technical-review' }, '2026-03-04', 'editorial-team'],
  ['an interval of its own', { reviewed: '2025-03-31', reviewer: 'technical-review', reviewEvery: 1 }, '2025-04-30', 'editorial-team'],
  ['an owner of its own', { reviewed: '2025-03-04', owner: 'technical-review' }, '2026-03-04', 'technical-review'],
  ['never reviewed', {}, '2025-02-01', 'editorial-team'],
  ['a leap day', { reviewed: '2024-02-29' }, '2025-02-28', 'editorial-team'],
];
test.each(ROWS)('%s', (_name, data, due, owner) => {
  const [review] = reviews([article('lid', data)]);
  expect(review).toMatchObject({ id: 'lid', url: `${site.url}/lid/`, due, owner: { id: owner, name: site.people[owner as 'editorial-team'].name }, reviewed: data.reviewed ?? null });
  const [event] = events(reviewCalendar([article('lid', data)]));
  expect([event!.startDate.toString(), event!.startDate.isDate, event!.uid]).toEqual([due, true, `review-lid@${new URL(site.url).host}`]);
  expect(event!.component.getFirstPropertyValue('contact')).toBe(site.people[owner as 'editorial-team'].name);
});
test('every row ran', () => expect([ROWS.length, site.reviewEveryMonths]).toEqual([5, 12]));

test('by the day on which they are due', () => {
  const data = JSON.parse(reviewJson([article('b', { reviewed: '2025-03-04' }), article('a', { reviewed: '2025-03-04' }), article('c')])) as { version: number; articles: Array<{ id: string }> };
  expect([data.version, ...data.articles.map(({ id }) => id)]).toEqual([1, 'c', 'a', 'b']);
});

test('what a calendar reads', () => {
  expect(reviewCalendar([article('lid', { title: 'Lids, jars; and \\ more', reviewed: '2025-03-04' })])).toMatchInlineSnapshot(`
    "BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Winnow//Reviews//EN
    CALSCALE:GREGORIAN
    NAME:Unstuck: reviews
    X-WR-CALNAME:Unstuck: reviews
    REFRESH-INTERVAL;VALUE=DURATION:P1D
    BEGIN:VEVENT
    UID:review-lid@unstuck.example
    DTSTAMP:20250304T000000Z
    DTSTART;VALUE=DATE:20260304
    SUMMARY:Review: Lids\\, jars\\; and \\\\ more
    DESCRIPTION:Last reviewed on 2025-03-04\\, every 12 months.\\nOwner: Unstuck 
     editorial team\\nhttps://unstuck.example/lid/
    CONTACT:Unstuck editorial team
    URL:https://unstuck.example/lid/
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    "
  `);
});

const line = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom(',', ';', '\\', '\n', 'ü', '日', '👩‍👩‍👧', ':', '"')), maxLength: 120 }).map((text) => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ''));
test('any text comes back from the calendar as it went in; no line is longer than 75 bytes or cuts a character', () =>
  fc.assert(
    fc.property(line, line, line, (name, summary, description) => {
      const feed = calendar(name, [{ uid: 'a', day: '2026-01-02', stamp: '2026-01-01', summary, description, contact: 'x', url: 'https://a.bc/' }]);
      const [event] = events(feed);
      expect([event!.summary, event!.description]).toEqual([summary, description]);
      const bytes = Buffer.from(feed);
      for (const part of feed.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      expect(bytes.toString().includes('\ufffd') && !(name + summary + description).includes('\ufffd')).toBe(false);
      expect(/(?<!\r)\n|\r(?!\n)/.test(feed)).toBe(false);
    }),
    { numRuns: 300 },
  ));
