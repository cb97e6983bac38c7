/**
 * Pages as tests write them: `'a b:3 c!label | - d e'` is a page of five statements in a paragraph and a list. A letter is what is said, the
 * number how well it fits the page, the reason why it cannot leave; `draft` before them makes a draft. All that is reckoned with is here to be seen.
 */
import { keptFor, NOTHING, reasonOf, TAKEN } from './fate.ts';
import type { KeptBack } from './keep-back.ts';
import { GONE } from './keys.ts';
import type { Pages } from './pages.ts';
import type { KeptReason } from './placement.ts';
import type { Sweep } from './sweep.ts';

interface Saying {
  what: string;
  fit: number;
  stays: number;
  block: number;
  list: boolean;
}

export class PagesMade implements Pages {
  readonly keys: Int32Array;
  readonly order: Int32Array;
  /** Pages that were asked what they have to keep back, in turn. */
  readonly asked: number[] = [];
  readonly #pages: ReadonlyArray<{ draft: boolean; says: readonly Saying[] }>;
  readonly #variants: ReadonlySet<string>;
  /** What is said, by the number of its key. */
  readonly #names: readonly string[];

  /** @param variants pairs of pages that are variants of one another, `'0 2'`; `order` as the ids would have it */
  constructor(written: readonly string[], variants: readonly string[] = [], order: readonly number[] = written.map((_, at) => at)) {
    this.#pages = written.map(read);
    this.#variants = new Set(variants.flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]));
    this.#names = [...new Set(this.#pages.flatMap(({ says }) => says.map(({ what }) => what)))];
    this.keys = Int32Array.from(this.#pages.flatMap(({ says }) => says.map(({ what }) => (what === '_' ? GONE : this.#names.indexOf(what)))));
    this.order = Int32Array.from(order);
  }

  /** One more than the greatest number of a key. */
  get keysTo(): number {
    return this.#names.length;
  }
  get pages(): number {
    return this.#pages.length;
  }
  get statements(): number {
    return this.keys.length;
  }
  from = (page: number) => this.#pages.slice(0, page).reduce((sum, { says }) => sum + says.length, 0);
  isDraft = (page: number) => this.#pages[page]!.draft;
  staysFor = (page: number, statement: number) => this.says(page, statement).stays;
  fit = (page: number, statement: number) => this.says(page, statement).fit;
  block = (page: number, statement: number) => this.says(page, statement).block;
  areVariants = (one: number, other: number) => this.#variants.has(`${one} ${other}`);

  says = (page: number, statement: number) => this.#pages[page]!.says[statement] as Saying;

  /** Of a paragraph one statement has to be left, of a list two. */
  spare(page: number, statement: number): number {
    const { block, list } = this.says(page, statement);
    return this.#pages[page]!.says.filter((other) => other.block === block && other.what !== '_').length - (list ? 2 : 1);
  }

  /** Of what is too much for a block, the first stays. */
  keepBack(page: number, taken: Int32Array): readonly KeptBack[] {
    this.asked.push(page);
    const back: KeptBack[] = [];
    for (const own of Map.groupBy(taken, (statement) => this.block(page, statement)).values()) {
      const fate = keptFor(this.says(page, own[0] as number).list ? 'orphan-bullet' : 'last-content');
      for (const statement of own.slice(0, Math.max(0, own.length - this.spare(page, own[0] as number)))) back.push({ statement, fate });
    }
    return back;
  }

  /** What the sweep decided about a page, in words: `'b: 1.0'` is said in statement 0 of page 1; `'c scope: 0.2'` stays for the scope. */
  told(sweep: Sweep, page: number): string[] {
    const told: string[] = [];
    sweep.tell(page, (statement, fate, homePage, home) => told.push(`${this.says(page, statement).what}${fate === TAKEN ? '' : ` ${reasonOf(fate) as KeptReason}`}: ${homePage}.${home}`));
    return told;
  }
}

function read(written: string): { draft: boolean; says: Saying[] } {
  const draft = written.startsWith('draft ');
  const blocks = written.slice(draft ? 6 : 0).split(' | ');
  const says = blocks.flatMap((text, block) => {
    const list = text.startsWith('- ');
    return (list ? text.slice(2) : text).split(' ').map((one): Saying => {
      const [, what, fit = '0', reason] = /^(\w+)(?::(\d+))?(?:!([\w-]+))?$/.exec(one) as RegExpExecArray;
      return { what: what as string, fit: Number(fit), stays: reason ? keptFor(reason as KeptReason) : NOTHING, block, list };
    });
  });
  return { draft, says };
}
