/** Articles -> PDFs: one sheet, or a pack of them. The largest text that fits one page is found by compiling. */
import { site } from '../site.ts';
import { absolute } from '../seo/addresses.ts';
import { latest, readable } from '../seo/dates.ts';
import { type Arrangement, arrange, arrangements } from './arrange.ts';
import { entryOf, type Made, remembered } from './cache.ts';
import { printable } from './characters.ts';
import { makeSheet, type Paper, type Printed, type Sheet, WORDS } from './sheet.ts';
import { compile, type DocumentData } from './typst.ts';

/** The sheet of an article, or undefined when its list is too long for one page. A list that was not written as steps goes on to a second page. */
export async function sheetPdf(printed: Printed, paper: Paper): Promise<Made | undefined> {
  return fitted(makeSheet(printed), paper);
}

export function fitted(sheet: Sheet, paper: Paper): Promise<Made | undefined> {
  return remembered({ sheet, paper }, () => makePdf(sheet, paper));
}

/** The reckoning leaves room for two lines of notes. Where it was a little off, one is enough: no reader wants smaller letters for the other. */
const ENOUGH_NOTES = 1;

/** Where it is remembered. */
export const sheetEntry = (sheet: Sheet, paper: Paper) => entryOf({ sheet, paper });

/** What is remembered, made anew. */
export function makePdf(sheet: Sheet, paper: Paper): Made | undefined {
  for (const plan of arrangements(sheet, paper)) {
    const { pages, room, pdf } = compile(documentOf(sheet, paper, plan));
    if (plan.flowing || (pages === 1 && (room[0] as number) >= ENOUGH_NOTES)) return { pdf: pdf(), fit: { size: plan.size, air: plan.air, flowing: plan.flowing }, pages };
  }
  return undefined;
}

const documentOf = (sheet: Sheet, paper: Paper, plan: Arrangement): DocumentData => ({
  title: `${sheet.title}: checklist`,
  description: sheet.when,
  day: sheet.day,
  paper,
  sheets: [onPage(sheet, plan)],
});

function onPage({ groups: _groups, reminders: _reminders, ...sheet }: Sheet, plan: Arrangement): DocumentData['sheets'][number] {
  return { ...sheet, ...plan };
}

/** What stands on the first page of a pack. */
export interface PackName {
  title: string;
  text: string;
  path: string;
}

/** All sheets that fit, in the order given, after a cover and a contents page. */
export async function packPdf({ title, text, path }: PackName, printed: readonly Printed[], paper: Paper): Promise<Made> {
  const sheets = printed.map(makeSheet);
  return remembered({ title, text, path, paper, sheets }, async () => {
    const pages: Array<DocumentData['sheets'][number]> = [];
    for (const sheet of sheets) {
      const made = await fitted(sheet, paper);
      if (made?.fit) pages.push(onPage(sheet, arrange(sheet, paper, made.fit)));
    }
    const url = absolute(path);
    const day = latest(sheets.map((sheet) => sheet.day));
    const compiled = compile({
      title: `${title}: checklists`,
      description: text,
      day,
      paper,
      sheets: pages,
      cover: {
        house: printable(site.name),
        kind: 'Checklists to print',
        title: printable(title),
        text: printable(text),
        count: pages.length === 1 ? '1 checklist' : `${pages.length} checklists`,
        contents: 'Contents',
        url,
        address: printable(url.replace(/^https?:\/\//, '').replace(/\/$/, '')),
        alt: `${WORDS.scan} ${url}`,
        imprint: `${site.name}, ${WORDS.updated.toLowerCase()} ${readable(day)}`,
      },
    });
    return { pdf: compiled.pdf(), pages: compiled.pages };
  });
}
