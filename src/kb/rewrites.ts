/**
 * The rewrites of the canonical form, as tables: characters, labels, fillers, contractions, spellings, numbers, phrases.
 * Each row is a word-for-word equivalent; its test holds what it makes one and what it must not.
 */

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

/** A label before the statement, with a colon or before a capital, says how it is meant and not what. */
export const LABEL = /^(?:please note|note|tip|hint|info|important|warning|caution|remember|troubleshooting)(?:\s*:\s+|\s+(?=\p{Lu}|-))/iu;

/** A first word that ties the statement to the one before it; what it says is the same without. */
export const CONNECTIVE = /^(?:alternatively|additionally|however|moreover|furthermore|in addition|also|finally|note that)\s*,?\s+(?=\p{L})/iu;

/** Marks of lists and emphasis that a sloppy source leaves at the ends. */
export const LEADING_NOISE = /^[\s*_•·>,;]+(?=\S)/u;

/** Words that may go, but not after or before some, where they carry meaning (“not just”, “a few”). */
export const FILLERS: Readonly<Record<string, { notAfter?: ReadonlySet<string>; notBefore?: ReadonlySet<string>; onlyBefore?: ReadonlySet<string> }>> = {
  a: { notBefore: new Set(['few', 'little', 'lot', 'bit', 'priori', 'posteriori']) },
  an: {},
  the: { notBefore: new Set(['only', 'first', 'last', 'same', 'one', 'more', 'less']) },
  please: {},
  simply: { notAfter: new Set(['not', 'cannot']) },
  just: { notAfter: new Set(['not', 'cannot', 'only', 'has', 'have', 'had', 'is', 'are', 'was', 'were']), notBefore: new Set(['one', 'before', 'after', 'as', 'under', 'over', 'below', 'above', 'now', 'enough', 'like']) },
  // “the keyword that you want” is “the keyword you want”; “after that you” points back.
  that: { onlyBefore: new Set(['you', 'we', 'they', 'i']), notAfter: new Set(['after', 'before', 'like', 'do', 'of', 'to', 'is', 'was', 'so', 'now', 'such']) },
  also: { notAfter: new Set(['not', 'cannot']) },
};

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
