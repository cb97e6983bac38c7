/**
 * What articles say of each other, checked: ids named in frontmatter, titles and queries that compete, links between pages. Remembers what it
 * found, and looks again only at articles for which something changed.
 */
import { claimsOf, fieldProblems } from './claims.ts';
import { compare, type Issue } from './issue.ts';
import { fragmentsOf, linkProblems, linksIn } from './links.ts';
import { nearestId } from './nearest.ts';
import { located } from './parse.ts';
import type { Unready } from './unready.ts';
import type { Entry } from './verdict.ts';

const NONE: readonly Issue[] = [];
const isEqual = (one: ReadonlySet<string>, other: ReadonlySet<string>) => one === other || one.symmetricDifference(other).size === 0;
/** In the same order too: hints name the sections of a page as it has them. Undefined when they are not known. */
const sameFragments = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined) => one === other || (one !== undefined && other !== undefined && [...one].join(' ') === [...other].join(' '));

/** What articles say of each other, as of the last check; the next looks again only at those for which something changed. */
export class References {
  #entries: readonly Entry[] = [];
  #unready: readonly Unready[] = [];
  #renames: ReadonlyMap<string, string> = new Map();
  #pages = new Map<string, Entry | Unready>();
  /** Id that is none -> the one that was meant: many articles name the one that was deleted. */
  #meant = new Map<string, string | undefined>();
  /** Title or query, in small letters -> paths of the articles that have it, in order. */
  #claims = new Map<string, string[]>();
  /** Aligned with the entries. */
  #found: Array<readonly Issue[]> = [];

  /**
   * Issues that need more than one article to be seen.
   * @param unready articles with issues of their own: pages too, of which is checked what could be read
   * @param renames old id -> new id; hints name the new one
   */
  check(entries: readonly Entry[], unready: readonly Unready[], renames: ReadonlyMap<string, string>): Issue[] {
    const stale = renames === this.#renames && this.#isSame(entries, unready) ? this.#changed(entries) : this.#all(entries, unready);
    [this.#entries, this.#unready, this.#renames] = [entries, unready, renames];
    for (const at of stale) this.#found[at] = this.#issuesOf(entries[at] as Entry);
    const found = this.#found.filter((issues) => issues !== NONE).sort((a, b) => compare(a[0]!.path, b[0]!.path));
    return [...found, ...unready.map((one) => this.#unreadyIssues(one))].flat();
  }

  /** Are there the same pages as the last time? */
  #isSame(entries: readonly Entry[], unready: readonly Unready[]): boolean {
    if (entries.length !== this.#entries.length || unready.length !== this.#unready.length) return false;
    for (let at = 0; at < entries.length; at++) if (entries[at] !== this.#entries[at] && entries[at]!.article.id !== this.#entries[at]!.article.id) return false;
    return unready.every(({ id, path, named, sections }, at) => {
      const before = this.#unready[at] as Unready;
      return id === before.id && path === before.path && sameFragments(sections, before.sections) && isEqual(claimsOf(named), claimsOf(before.named));
    });
  }

  /** Takes note of all pages; all are to be looked at. */
  #all(entries: readonly Entry[], unready: readonly Unready[]): Iterable<number> {
    this.#pages = new Map(entries.map((entry) => [entry.article.id, entry]));
    for (const one of unready) if (!this.#pages.has(one.id)) this.#pages.set(one.id, one);
    this.#meant = new Map();
    this.#claims = new Map();
    for (const { article } of entries) for (const claim of claimsOf(article.data)) this.#claim(claim, article.path);
    for (const { path, named } of unready) for (const claim of claimsOf(named)) this.#claim(claim, path);
    for (const paths of this.#claims.values()) paths.sort(compare);
    this.#found = [];
    return entries.keys();
  }

  #claim(claim: string, path: string): void {
    const paths = this.#claims.get(claim);
    if (paths) paths.push(path);
    else this.#claims.set(claim, [path]);
  }

  /** Takes note of the pages that changed; these, those that lead to a section of them, and those that claim what they claim are to be looked at. */
  #changed(entries: readonly Entry[]): Iterable<number> {
    const stale = new Set<number>();
    const [led, rivals] = [new Set<string>(), new Set<string>()];
    for (let at = 0; at < entries.length; at++) {
      const [before, now] = [this.#entries[at] as Entry, entries[at] as Entry];
      if (before === now) continue;
      stale.add(at);
      const { id, path } = now.article;
      this.#pages.set(id, now);
      if (!sameFragments(fragmentsOf(before.outline), fragmentsOf(now.outline))) led.add(id);
      const [had, has] = [claimsOf(before.article.data), claimsOf(now.article.data)];
      if (before.article.path === path && isEqual(had, has)) continue;
      for (const claim of had) this.#claims.set(claim, this.#claims.get(claim)!.filter((one) => one !== before.article.path));
      for (const claim of has) this.#claim(claim, path);
      for (const claim of has.union(had)) for (const rival of this.#claims.get(claim)!.sort(compare)) rivals.add(rival);
    }
    if (led.size > 0 || rivals.size > 0) for (const [at, { article }] of entries.entries()) if (rivals.has(article.path) || linksIn(article).some(({ id }) => led.has(id))) stale.add(at);
    return stale;
  }

  #issuesOf({ article, outline }: Entry): readonly Issue[] {
    const problems = [...fieldProblems(article, article.data, this.#others), ...linkProblems(linksIn(article), fragmentsOf(outline), this.#others)];
    return problems.length > 0 ? located(article.path, article.text, problems, article.lines) : NONE;
  }

  #unreadyIssues(one: Unready): Issue[] {
    const problems = [...(one.named ? fieldProblems(one, one.named, this.#others) : []), ...linkProblems(one.links, one.sections, this.#others)];
    return located(one.path, one.text, problems, one.lines);
  }

  /** What of all pages is asked for one of them. */
  readonly #others = {
    has: (id: string) => this.#pages.has(id),
    first: (claim: string) => this.#claims.get(claim)?.[0],
    meant: (id: string) => {
      if (!this.#meant.has(id)) this.#meant.set(id, nearestId(id, [...this.#pages.keys()]));
      return this.#meant.get(id);
    },
    renamed: (id: string) => {
      const now = this.#renames.get(id);
      return now !== undefined && this.#pages.has(now) ? now : undefined;
    },
    fragments: (id: string) => {
      const page = this.#pages.get(id) as Entry | Unready;
      return 'outline' in page ? fragmentsOf(page.outline) : page.sections;
    },
  };
}
