/**
 * Do two sections speak of different things in the same way? “On Windows” and “On a Mac”, “Junior accounts” and “Restricted accounts”,
 * “Error: f_open()” and “Error: f_close()” are scopes: a sentence that both contain is needed in both.
 * Judged by headings alone: what is shared is the frame, what differs is the variant.
 */
import { contrasting } from './contrast.ts';
import { type BareHeading, bareOf } from './heading.ts';
import type { Section } from './statements.ts';
import { type Said, vocabularyOf } from './vocabulary.ts';

/** Are the two sections, or sections around them, variants of one another? */
export function differentScope(said: Said, a: number, b: number): boolean {
  if (a === b) return false;
  const { sections } = said;
  const heading = sections[a]!.heading;
  // The same heading under different parents: a template, filled in for each.
  if (heading !== '' && heading === sections[b]!.heading) return true;
  // Climb to the sections that part the two; one has none when it stands around the other. A section comes after those around it.
  let first: Section | undefined;
  let second: Section | undefined;
  for (let [one, other] = [a, b]; one !== other; ) {
    if (one > other) one = (first = sections[one] as Section).parent;
    else other = (second = sections[other] as Section).parent;
  }
  return first !== undefined && second !== undefined && first.depth === second.depth && contrasting(bareOfAll(sections)[first.index] as BareHeading, bareOfAll(sections)[second.index] as BareHeading, () => vocabularyOf(said));
}

/** Which sections of a page are variants: what they say may hold for that variant only. Each is judged when first asked for. */
export class Variants {
  readonly #said: Said;
  readonly #bare: readonly BareHeading[];
  readonly #known: Array<boolean | undefined> = [];

  constructor(said: Said) {
    this.#said = said;
    this.#bare = bareOfAll(said.sections);
  }

  /** Is the section, or one around it, a variant of a section beside it? */
  has(section: number): boolean {
    return (this.#known[section] ??= this.#find(section));
  }

  #find(section: number): boolean {
    const { sections } = this.#said;
    const { parent, depth } = sections[section] as Section;
    const own = this.#bare[section] as BareHeading;
    for (const other of sections) {
      if (other.index !== section && other.parent === parent && other.depth === depth && contrasting(own, this.#bare[other.index] as BareHeading, () => vocabularyOf(this.#said))) return true;
    }
    return parent >= 0 && this.has(parent);
  }
}

const variants = new WeakMap<Said, Variants>();

/** Is the section a variant of another? Remembered for the page. */
export function isVariant(said: Said, section: number): boolean {
  let known = variants.get(said);
  if (!known) variants.set(said, (known = new Variants(said)));
  return known.has(section);
}

let last: { sections?: readonly Section[]; bare: readonly BareHeading[] } = { bare: [] };

/** Those of a page; pages are asked about one after the other. */
function bareOfAll(sections: readonly Section[]): readonly BareHeading[] {
  if (last.sections !== sections) last = { sections, bare: sections.map(({ heading }) => bareOf(heading)) };
  return last.bare;
}
