/**
 * The rewrites of the canonical form, as tables: characters, labels, fillers, contractions, spellings, numbers, phrases.
 * Each row is a word-for-word equivalent; its test holds what it makes one and what it must not.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Raised and lowered digits and fractions that would run into the number beside them: 10³ is not 103, log₂8 not log28, 1½ not 11/2. */
export const HEIGHTS: ReadonlyArray<[RegExp, string]> = [
  [/[\u00b2\u00b3\u00b9\u2070-\u207e]+/g, '^$&'],
  [/[\u2080-\u2089]+(?=\p{N})/gu, '$& '],
  [/\p{N}(?=[\u00bc-\u00be\u2150-\u215e])/gu, '$& '],
];

/** Characters that look or read alike, made one. */
export const CHARACTERS: ReadonlyArray<[RegExp, string]> = [
  [/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ''],
  [/[\u2018\u2019\u201a\u201b\u2032\u02bc]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010\u2011]/g, '-'],
  [/\u2212/g, '-'],
  [/\s*\u2014\s*|\s+\u2013\s+|\s+--?-?\s+/g, ' \u2014 '],
  [/\u2026/g, '...'],
];

const LABELS = 'please note|note|tip|hint|info|important|warning|caution|remember|troubleshooting';

/** A label before the statement says how it is meant and not what. */
export const LABEL = new RegExp(`^(?:${LABELS})\\s*:\\s+`, 'iu');
/** Without a colon, only before a dash or a word that begins a sentence: “Important Windows updates” and “Info Center” are names of things. */
export const BARE_LABEL = new RegExp(`^(?:${LABELS})\\s+(?=([\\p{L}']+|[-\u2014]))`, 'iu');
/** Words that begin a sentence and are never part of a name. */
export const STARTERS = words("if when while once until unless because as you your we our it its they their there the this that these those a an some any all each every do don't be not never always only to for from in on at by with without before after during make please");

/** A first word that ties the statement to the one before it; what it says is the same without. “However you charge it” is another word. */
export const CONNECTIVE = /^(?:(?:alternatively|additionally|moreover|furthermore|in addition|also|finally|note that)\s*,?|however\s*,)\s+(?=\p{L})/iu;

/** Marks of lists and emphasis that a sloppy source leaves at the ends; before a number, > is a comparison. */
export const LEADING_NOISE = /^(?:[\s*_•·,;]|>(?!\s*[-+±\p{Sc}]?\p{N}))+(?=\S)/u;

/** When a filler may go, by the words around it; where it carries meaning (“not just”, “a few”), it stays. */
export interface Filler {
  notAfter?: ReadonlySet<string>;
  notBefore?: ReadonlySet<string>;
  onlyBefore?: ReadonlySet<string>;
  /** Only after one of these, or as the first word before one of those. */
  onlyAfter?: ReadonlySet<string>;
  orFirstBefore?: ReadonlySet<string>;
  /** Only before something that it can introduce: the “a” of “option a” is a name. */
  introduces?: boolean;
}

const ORDINALS = 'second third fourth fifth sixth seventh eighth ninth tenth';

export const FILLERS: Readonly<Record<string, Filler>> = {
  // “a number of phones” are some, “the number of phones” is how many.
  a: { introduces: true, notBefore: words(`few little lot bit priori posteriori number couple ${ORDINALS}`) },
  an: { introduces: true },
  the: { introduces: true, notBefore: words('only first last same one more less few little') },
  please: {},
  simply: { notAfter: words('not cannot') },
  // “Just tap it” and “you just tap it” make light of it; “erase just the watch” leaves out the rest.
  just: {
    onlyAfter: words('you we they i can could will would should'),
    orFirstBefore: words('tap click press hold open close turn go select choose enter type use try wait restart follow drag swipe scroll plug unplug connect check make keep set sign log start'),
    notBefore: words('one before after as under over below above now enough like the a an your this these those its their our my on in at with for from by to when because if'),
  },
  // “the keyword that you want” is “the keyword you want”; “after that you” points back.
  that: { onlyBefore: words('you we they i'), orFirstBefore: new Set(), notAfter: words('after before like do of to is was so now such with without for by from than about in on at not only if except') },
  also: { notAfter: words('not cannot') },
};

/** After these a comma turns the sense: “no, restart it” is not “no restart”. */
export const TURNING = words('no not never yes stop');
/** Before these it does: “backups, which are old, go” is all of them, “backups which are old go” is some. */
export const RELATIVES = words('which who whose whom where');

/** Contractions spelled out. `’s` and `’d` only where they have one reading. */
export const CONTRACTIONS: Readonly<Record<string, string>> = {
  "can't": 'can not', cannot: 'can not', "won't": 'will not', "shan't": 'shall not',
  "don't": 'do not', "doesn't": 'does not', "didn't": 'did not', "isn't": 'is not', "aren't": 'are not', "wasn't": 'was not', "weren't": 'were not',
  "haven't": 'have not', "hasn't": 'has not', "hadn't": 'had not', "couldn't": 'could not', "wouldn't": 'would not', "shouldn't": 'should not', "mustn't": 'must not', "needn't": 'need not',
  "you're": 'you are', "we're": 'we are', "they're": 'they are', "i'm": 'i am',
  "you've": 'you have', "we've": 'we have', "they've": 'they have', "i've": 'i have',
  "you'll": 'you will', "we'll": 'we will', "they'll": 'they will', "it'll": 'it will', "i'll": 'i will',
  "let's": 'let us',
};

/** British -> American spelling; both are the same word. */
export const SPELLINGS: Readonly<Record<string, string>> = {
  colour: 'color', colours: 'colors', favourite: 'favorite', favourites: 'favorites', behaviour: 'behavior', neighbour: 'neighbor', honour: 'honor', labour: 'labor',
  centre: 'center', centres: 'centers', metre: 'meter', metres: 'meters', litre: 'liter', litres: 'liters', fibre: 'fiber', theatre: 'theater',
  organise: 'organize', organised: 'organized', organising: 'organizing', organisation: 'organization', recognise: 'recognize', recognised: 'recognized', recognises: 'recognizes', recognising: 'recognizing',
  synchronise: 'synchronize', synchronised: 'synchronized', synchronising: 'synchronizing', synchronisation: 'synchronization', customise: 'customize', customised: 'customized', optimise: 'optimize', optimised: 'optimized',
  optimises: 'optimizes', initialise: 'initialize', initialised: 'initialized', authorise: 'authorize', authorised: 'authorized', authorisation: 'authorization', minimise: 'minimize', maximise: 'maximize', apologise: 'apologize', realise: 'realize', prioritise: 'prioritize',
  analyse: 'analyze', analysed: 'analyzed', cancelled: 'canceled', cancelling: 'canceling', labelled: 'labeled', labelling: 'labeling', travelling: 'traveling', travelled: 'traveled', modelling: 'modeling', signalling: 'signaling',
  catalogue: 'catalog', dialogue: 'dialog', analogue: 'analog', grey: 'gray', greyed: 'grayed', defence: 'defense', licence: 'license', offence: 'offense', ageing: 'aging', whilst: 'while', amongst: 'among', towards: 'toward', 'e-mail': 'email', 'e-mails': 'emails', 'wi-fi': 'wifi', 'web-site': 'website',
};

const UNITS_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS_WORDS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Number words -> digits: “fifty” and “50”, “twenty-five” and “25”. */
export const NUMBERS: ReadonlyMap<string, string> = new Map([
  ...UNITS_WORDS.map((word, value): [string, string] => [word, String(value)]),
  ...TENS_WORDS.map((word, ten): [string, string] => [word, String((ten + 2) * 10)]),
  ...TENS_WORDS.flatMap((word, ten) => UNITS_WORDS.slice(1, 10).map((unit, value): [string, string] => [`${word}-${unit}`, String((ten + 2) * 10 + value + 1)])),
]);

/** Several words for one thing, compared after the tables above. Longest first; each is a word-for-word equivalent. */
export const PHRASES: ReadonlyArray<[string, string]> = [
  ['per cent', '%'],
  ['percent', '%'],
  ['click on', 'click'],
  ['tap on', 'tap'],
  ['in order to', 'to'],
  ['make sure that', 'make sure'],
  ['ensure that', 'make sure'],
  ['ensure', 'make sure'],
  ['log into', 'log in to'],
  ['sign into', 'sign in to'],
  ['prior to', 'before'],
];

/** What a number may count; only before one of these is “30 to 60” a range. */
export const MEASURES = new Set(['%', 'second', 'seconds', 'minute', 'minutes', 'hour', 'hours', 'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'GB', 'MB', 'KB', 'TB', 'meters', 'degrees', '°']);
