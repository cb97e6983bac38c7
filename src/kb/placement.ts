/**
 * May this occurrence of a repeated statement go, and if not, why? And of several occurrences, which is the best home?
 * Identity (canonical.ts) has already said that the texts say the same; this file judges where they stand.
 */
import type { Article } from './article.ts';
import type { Residue } from './residue.ts';
import type { Block, Section, Statement } from './statements.ts';

/** Why a repeat was kept, in the words of the report. */
export const KEPT = {
  author: 'the author said so (dedupe: off, or a keep comment)',
  ledger: 'content/decisions.yaml says so',
  related: 'it stands in the article’s own Related resources',
  'lead-in': 'it leads in what follows',
  'leans-back': 'it leans on the sentence before it',
  'leaned-on': 'the next sentence leans on it',
  points: 'it points at something near it (this, these, below, the following, each step)',
  item: 'it is an item of an enumeration, not a sentence',
  closes: 'it closes the steps, table or example before it',
  label: 'it is a label with its value',
  short: 'it is shorter than six words',
  footnote: 'it carries a footnote',
  'other-link': 'its link goes elsewhere',
  scope: 'it stands under another device, platform or product',
  markup: 'without it the next words would become a list, a heading or code',
  'last-content': 'its section would be left empty',
  'orphan-bullet': 'a single bullet would be left of the list',
  'between-lists': 'the lists around it would run together',
  takeaways: 'Key takeaways keep what they say',
  summary: 'the summary keeps what it says',
  'stands-alone': 'the page would keep too little to stand alone',
  'across-off': 'src/site.ts keeps repeats across articles',
} as const;
export type KeptReason = keyof typeof KEPT;

/** Why a repeat was taken out. */
export const REMOVED = {
  'said-on-page': 'the page says it elsewhere',
  'said-elsewhere': 'another article is its home; the page links there',
} as const;
export type RemovedRule = keyof typeof REMOVED;

/** A sentence that begins so points at the one before it. */
const LEANING =
  /^(?:this|that|these|those|it|they|them|its|their|he|she|such|otherwise|however|then|instead|therefore|thus|hence|consequently|nevertheless|afterwards?|alternatively|additionally|moreover|furthermore|meanwhile|similarly|likewise|conversely|also|so|but|and|or|nor|yet|both|neither|either|doing so|if (?:so|not|that|this|it|they)|in (?:that|this|such|these|those) (?:case|cases|way|event|situation)|after (?:that|this|doing)|before (?:that|this)|because of (?:that|this)|as a result|for (?:example|instance|this reason|that reason)|the (?:same|former|latter|above|following)|on the other hand|here|there(?:after|fore|by)|once (?:done|this|that|it)|when (?:done|this|that|it)|again|still|even so|only then|next|finally|lastly|second(?:ly)?|third(?:ly)?|first(?:ly)?)(?![\p{L}\p{N}'’-])/iu;

/** Is it an entry of an enumeration or a reading list rather than a sentence? */
export const isItem = ({ kind, text, reference }: Statement) => reference || (kind === 'bullet' && !text.endsWith('.') && !ENDED.test(text) && !SAYS_SOMETHING.test(text));

/** Is it a sentence that cannot be understood without the one before it? */
export const leans = (text: string) => LEANING.test(text);

/** “Windows: press Ctrl”: at most three words, or up to seven that are all capitalised, then a colon and a value. */
const LABEL = /^(?:(?:[^\s:]+ ){0,2}[^\s:]+|[\p{Lu}\p{N}][^\s:]*(?: (?:[\p{Lu}\p{N}][^\s:]*|a|an|the|of|and|or|to|for|in|on|your)){0,6}): \S/u;

/** Words that point out of the sentence. */
const POINTING = /(?<![\p{L}\p{N}])(?:this|these|those|below|above|following|aforementioned|latter|former|(?:each|the|next|previous) steps?)(?![\p{L}\p{N}])/iu;

/** Whatever points has one of these in it; most sentences have none, and this is quick to see. */
const MAY_POINT = /th[eio]s|below|above|following|aforementioned|latter|former|step/i;

/** Ends like a sentence. */
const ENDED = /[.!?…:;]["'”’)\]]*$/;
/** Has a verb that only a sentence has, or begins with an instruction: a bullet without a full stop that says something all the same. */
const SAYS_SOMETHING =
  /(?<![\p{L}\p{N}])(?:is|are|was|were|be|can|cannot|can['’]t|may|might|must|should|will|won['’]t|would|do|does|don['’]t|doesn['’]t|has|have|need|needs|if|when|because|so that|until|unless)(?![\p{L}\p{N}])|^(?:always|never|do|don['’]t|add|allow|ask|avoid|back|bring|buy|call|change|charge|check|choose|clean|clear|click|close|compare|confirm|connect|contact|copy|delete|disable|disconnect|download|drag|enable|enter|erase|export|find|follow|free|give|go|hold|import|insert|install|keep|leave|let|log|look|make|move|note|open|pause|pick|place|plug|press|prevent|quit|read|reboot|reconnect|remove|rename|repeat|replace|report|reset|restart|restore|retry|run|save|scan|scroll|select|send|set|sign|start|stop|store|swipe|switch|take|tap|test|transfer|try|turn|type|uninstall|unlock|unplug|update|upgrade|upload|use|verify|visit|wait|wipe|write) /iu;
/** What a line must not begin with if it is to stay prose. */
const BLOCK_MARKUP = /^(?:[-+*>#|=]|\d{1,9}[.)](?:\s|$)|```|~~~|_{3}|(?:import|export)\b|\[[^\]]*\]:|<\/?[A-Z])/;

interface Place {
  article: Article;
  left: Residue;
  statement: Statement;
  block: Block;
  section: Section;
}

/** The gate: the first row that holds keeps the occurrence. Rows look at the occurrence alone. */
const GATE: ReadonlyArray<[KeptReason, (place: Place) => boolean]> = [
  ['author', ({ article, block }) => article.data.dedupe === 'off' || block.keep],
  ['ledger', ({ statement }) => statement.pinned === true],
  ['related', ({ section }) => section.role === 'related'],
  ['lead-in', (place) => place.statement.text.endsWith(':') || introduces(place)],
  ['closes', (place) => closes(place)],
  ['label', ({ statement }) => statement.text.includes(': ') && LABEL.test(statement.text)],
  ['short', ({ statement }) => statement.words < 6],
  ['item', ({ statement }) => isItem(statement)],
  ['points', ({ statement }) => MAY_POINT.test(statement.text) && POINTING.test(statement.text)],
  ['footnote', ({ statement }) => statement.footnote || /^[*†‡§¹²³]/u.test(statement.text)],
  ['leans-back', ({ statement }) => leans(statement.text)],
  ['leaned-on', (place) => leans(following(place)?.text ?? '')],
  ['markup', (place) => place.statement.kind === 'sentence' && opensBlock(place)],
];

/** Why this occurrence has to stay where it is, or undefined when it may go. */
export function gate(article: Article, left: Residue, statement: Statement): KeptReason | undefined {
  const { blocks, sections } = left.outline;
  const place = { article, left, statement, block: blocks[statement.block] as Block, section: sections[statement.section] as Section };
  for (const [reason, holds] of GATE) if (holds(place)) return reason;
  return undefined;
}

/** The statement that a reader meets next: in the same block, or at the beginning of the next paragraph of the section. */
function following({ left, statement, block, section }: Place): Statement | undefined {
  const next = left.next(statement.index);
  if (!next || next.section !== section.index) return undefined;
  if (next.block === block.index) return next;
  return next.kind === 'sentence' && left.neighbour(block, 1)?.index === next.block ? next : undefined;
}

/** A paragraph of one sentence right before a list, steps, a table or code introduces it, colon or not. */
function introduces({ left, block, section }: Place): boolean {
  if (block.kind !== 'prose' || left.size(block) !== 1) return false;
  const next = left.neighbour(block, 1);
  return next !== undefined && next.section === section.index && next.kind !== 'prose';
}

/** A paragraph of one sentence right after steps, a table or code tells what they came to. */
function closes({ left, block, section }: Place): boolean {
  if (block.kind !== 'prose' || left.size(block) !== 1) return false;
  const before = left.neighbour(block, -1);
  return before !== undefined && before.section === section.index && (before.kind === 'other' || before.fixed > 0);
}

/** Would the sentence after it begin the line, and with something that Markdown reads as a block? */
function opensBlock({ article, left, statement, block }: Place): boolean {
  const next = left.next(statement.index);
  if (!next || next.block !== block.index) return false;
  return BLOCK_MARKUP.test(article.text.slice(next.start, next.start + 24));
}

/** Words too common to tell a subject. */
export const COMMON: ReadonlySet<string> = new Set('a an the and or but of in on at to for from with by as is are was be been it its this that these those you your if when what which who how not no do does did can may will would should than then so into out up off over only also any all each more most some such has have had one two get gets'.split(' '));

/** Words of a text that tell its subject. */
export function subjectWords(text: string): string[] {
  const folded = text.toLowerCase();
  const words = /[^\x00-\x7f]/.test(folded) ? (folded.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []) : asciiWords(folded);
  return words.filter((word) => word.length > 2 && !COMMON.has(word));
}

/** The same words as the expression above finds, in a tenth of its time. */
function asciiWords(text: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWordPart(text.charCodeAt(at))) continue;
    const from = at;
    for (;;) {
      while (isWordPart(text.charCodeAt(at))) at++;
      const joint = text.charCodeAt(at);
      if ((joint !== HYPHEN && joint !== APOSTROPHE) || !isWordPart(text.charCodeAt(at + 1))) break;
      at++;
    }
    words.push(text.slice(from, at));
  }
  return words;
}

const HYPHEN = 45;
const APOSTROPHE = 39;
const isWordPart = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** How well a statement fits a place, as a whole number: what each of its words counts that is in the headings there, and that is in what is said there alone. */
export const FITS = { heading: 5, own: 1 } as const;
