/**
 * Articles -> what keeps them from being printed well, with the place in the article: a list that is too long for one page, characters
 * that the typeface does not have. Making the sheets to find out is not lost: they are remembered.
 */
import type { ListItem, RootContent } from 'mdast';
import type { Article } from '../kb/article.ts';
import { type Issue, pointAt } from '../kb/issue.ts';
import { SIZES, surelyFits } from './arrange.ts';
import { picturesIn } from './characters.ts';
import { unprintable } from './fonts.ts';
import { fitted, sheetEntry } from './pdf.ts';
import { makeSheet, type Paper, papers, type Printed, type Sheet } from './sheet.ts';

/** How many steps are named when a list is too long. */
const NAMED = 3;

/** `hasty` makes no sheet of a list that is short by any reckoning, for those who want to know and have no use for the sheet. */
export async function sheetIssues(article: Article, printed: Printed, hasty = false): Promise<Issue[]> {
  const sheet = makeSheet(printed);
  const foreign = foreignCharacters(article, sheet);
  if (foreign.length > 0) return foreign;
  let pages = 1;
  for (const paper of papers) {
    if (hasty && surelyFits(sheet, paper)) continue;
    const made = await fitted(sheet, paper);
    if (!made) return [tooLong(article, sheet)];
    pages = Math.max(pages, made.pages);
  }
  return [...(pages > 1 ? [goesOn(article, sheet, pages)] : []), ...pictures(article, printed)];
}

/** Bytes of both sheets and where they are remembered, where they can be made, and whether `sheetIssues` has nothing to say: most articles need not be asked for their issues. */
export async function sheetsOf(printed: Printed): Promise<{ made?: { bytes: Record<Paper, number>; entries: string[] }; plain: boolean }> {
  const sheet = makeSheet(printed);
  if (textsOf(sheet).some((said) => unprintable(said).length > 0)) return { plain: false };
  const [a4, letter] = [await fitted(sheet, 'a4'), await fitted(sheet, 'letter')];
  if (!a4 || !letter) return { plain: false };
  const { data, text, moved } = printed;
  const quiet = a4.pages === 1 && letter.pages === 1;
  return { made: { bytes: { a4: a4.pdf.length, letter: letter.pdf.length }, entries: papers.map((paper) => sheetEntry(sheet, paper)) }, plain: quiet && picturesIn([data.title, data.description, text, ...moved.map((statement) => statement.text)].join(' ')).length === 0 };
}

/** Steps are written to be ticked: a second page would be lost, so the author has to choose. */
function tooLong(article: Article, sheet: Sheet): Issue {
  const { first, count, longest } = listOf(article, sheet);
  return issueAt(article, first, 'error', 'sheet-too-long', `the checklist of ${count} steps does not fit on one page at ${SIZES.at(-1)} pt`, `Shorten the list or make two articles of it; the longest steps are ${longest}.`);
}

/** Numbers and bullets nobody wrote to be ticked: a site that was brought in has many, and is not to be held up by them. */
function goesOn(article: Article, sheet: Sheet, pages: number): Issue {
  const { first, count, longest } = listOf(article, sheet);
  return issueAt(article, first, 'warning', 'sheet-goes-on', `as a checklist the ${count} items fill ${pages} pages at ${SIZES.at(-1)} pt, where one is asked for`, `Write what has to be done as a task list (- [ ]), which is then printed alone, or shorten them; the longest are ${longest}.`);
}

/** Where the list begins, how many items it has and which are the longest, as the author wrote them. */
function listOf(article: Article, { groups, fromSteps }: Sheet): { first: number; count: number; longest: string } {
  const items = itemsOf(article, fromSteps);
  const words = (text: string) => text.split(/\s+/).length;
  const longest = [...items].sort((a, b) => words(b.text) - words(a.text) || a.offset - b.offset).slice(0, NAMED);
  return {
    first: items[0]?.offset ?? article.bodyStart,
    count: groups.reduce((sum, group) => sum + group.steps.length, 0),
    longest: longest.map(({ text, offset }) => `line ${pointAt(article.lines, offset).line} (${words(text)} words): “${shortened(text)}”`).join(', '),
  };
}

/** Letters of a script that the typeface does not have; a PDF without them would say something else. */
function foreignCharacters(article: Article, sheet: Sheet): Issue[] {
  const missing = [...new Set(textsOf(sheet).flatMap(unprintable))];
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 5).map((character) => `“${character}” (U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')})`);
  return [issueAt(article, firstOf(article, missing), 'error', 'sheet-character', `the typeface of the printed sheets has no ${shown.join(', ')}${missing.length > shown.length ? ` and ${missing.length - shown.length} more` : ''}`, 'Write it in Latin, Greek or Cyrillic letters, or add a font that has them in src/print/fonts.ts.')];
}

const textsOf = ({ title, when, groups, reminders }: Sheet) => [title, when, ...groups.flatMap((group) => [group.title, ...group.pauses.flatMap((pause) => [pause.title, ...said([pause.runs])]), ...said(group.steps)]), ...said(reminders)];

const said = (list: ReadonlyArray<ReadonlyArray<{ text: string }>>) => list.flatMap((runs) => runs.map(({ text }) => text));

/** Emoji are for the screen; the sheet goes without, and says so. */
function pictures(article: Article, { data, text, moved }: Printed): Issue[] {
  const found = picturesIn([data.title, data.description, text.slice(article.bodyStart), ...moved.map((statement) => statement.text)].join(' ')).filter((picture) => article.text.includes(picture));
  if (found.length === 0) return [];
  return [issueAt(article, firstOf(article, found), 'warning', 'sheet-picture', `${found.slice(0, 5).map((picture) => `“${picture}”`).join(', ')} is left out of the printed sheet, whose typeface has no pictures`, 'Say it in words if it matters on paper.')];
}

/** Offset of the first place where one of `parts` stands. */
function firstOf({ text }: Article, parts: readonly string[]): number {
  const places = parts.map((part) => text.indexOf(part)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : 0;
}

/** The steps; else what is numbered, else all bullets. */
function itemsOf({ tree, text }: Article, stepsOnly: boolean): Array<{ text: string; offset: number }> {
  const lists = (tree.children as RootContent[]).filter((node) => node.type === 'list');
  const of = (ordered: boolean) => lists.filter((list) => Boolean(list.ordered) === ordered).flatMap(({ children }) => children);
  const numbered = stepsOnly ? [] : of(true);
  const items = numbered.length > 0 ? numbered : of(false).filter((item: ListItem) => !stepsOnly || typeof item.checked === 'boolean');
  return items.flatMap(({ position }) => {
    const [from, to] = [position?.start.offset, position?.end.offset];
    return from === undefined || to === undefined ? [] : [{ text: text.slice(from, to).replace(/^\s*(?:[-*+]|\d+[.)])\s*(?:\[.\]\s*)?/, '').replace(/\s+/g, ' ').trim(), offset: from }];
  });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);

function issueAt({ path, lines }: Article, offset: number, severity: Issue['severity'], rule: string, message: string, hint: string): Issue {
  return { path, ...pointAt(lines, offset), severity, rule, message, hint };
}
