/** What a rule about whole articles is, and what it is given to judge. */
import type { Entry } from '../verdict.ts';

export interface Finding {
  path: string;
  /** Offsets in the article's text. */
  start: number;
  end: number;
  message: string;
  /** Instead of the rule's own hint. */
  hint?: string;
}

/** What the rules cannot know themselves: the engine has no clock, and the site's settings are its owner's. */
export interface CheckSettings {
  /** Today, YYYY-MM-DD. */
  today: string;
  reviewEveryMonths: number;
  /** BCP 47; the reading grade is known for English only. */
  language: string;
  /** Origin of the site, `https://host`. */
  url: string;
  /** Paths of the content folder's drawings; left out when not every article could be read, for one of those may show it. */
  images?: readonly string[];
  /** Rule -> why it is switched off. */
  off: Readonly<Record<string, string>>;
}

export interface Rule {
  severity: 'error' | 'warning';
  /** What it looks for, in one line. */
  what: string;
  /** How to mend it. */
  hint: string;
  /** Drafts are not asked for it. */
  published?: true;
  /** In one article by itself. */
  find?: (entry: Entry, settings: CheckSettings) => Place[];
  /** Between articles. */
  between?: (settings: CheckSettings) => Between;
}

/** Something in the article that is looked at. */
export type Place = Omit<Finding, 'path'>;

/** Articles pass one after the other and none is kept; what a rule has to know of all of them it notes. */
export interface Between {
  note: (entry: Entry) => void;
  /** Once all have passed. */
  findings: () => Finding[];
}
