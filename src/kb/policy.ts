/**
 * What content may be and do, as tables. Parsing refuses what is not listed here; rendering relies on it.
 */

/** Where a component may stand: on lines of its own, inside a sentence. */
export type Place = 'block' | 'inline';

export interface ComponentRule {
  place: Place;
  /** Attribute name -> must it be given? Values are always plain strings. */
  attributes: Readonly<Record<string, 'required' | 'optional'>>;
  /** What the value of an attribute has to look like, where not any text will do. */
  forms?: Readonly<Record<string, { test: RegExp; hint: string }>>;
  /** Says all in its attributes and closes itself; every other component has to hold words. */
  empty?: true;
  /** One line for the author, shown as the hint of an issue and in the documentation. */
  use: string;
}

export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Note: { place: 'block', attributes: { title: 'optional' }, use: 'something good to know' },
  Tip: { place: 'block', attributes: { title: 'optional' }, use: 'a shorter or safer way' },
  Warning: { place: 'block', attributes: { title: 'optional' }, use: 'something that can go wrong' },
  Stop: { place: 'block', attributes: { title: 'optional' }, use: 'a pause point: data could be lost beyond it' },
  Details: { place: 'block', attributes: { summary: 'required' }, use: 'text that opens on demand' },
  Figure: {
    place: 'block',
    attributes: { src: 'required', alt: 'required', caption: 'optional' },
    forms: { src: { test: /^[a-z0-9-]+\.svg$/, hint: 'Name a file of images/ in the content folder: src="lower-case-name.svg".' } },
    empty: true,
    use: 'a drawing of images/: <Figure src="name.svg" alt="what it shows" />',
  },
  Path: { place: 'inline', attributes: {}, use: 'a way through menus: <Path>Settings > Photos</Path>' },
};

/** Schemes a link may use; a link without a scheme is relative to the site. */
export const URL_SCHEMES: readonly string[] = ['https', 'http', 'mailto', 'tel'];

/** Largest inputs the engine accepts; each keeps time and memory bounded. */
export const LIMITS = {
  articleBytes: 512 * 1024,
  frontmatterBytes: 8 * 1024,
  imageBytes: 32 * 1024,
  redirectsBytes: 1024 * 1024,
  /** Levels of nested lists, quotes and components. */
  nesting: 32,
} as const;

/** Names that Windows keeps for devices, whatever ending follows them: a file of that name cannot be checked out there. */
const DEVICES: readonly string[] = ['con', 'prn', 'aux', 'nul', ...Array.from('0123456789', (digit) => [`com${digit}`, `lpt${digit}`]).flat()];

/** First path segments that the site itself uses. */
export const SITE_IDS: readonly string[] = [
  '404', '500', 'about', 'accessibility', 'checklists', 'feed', 'how-we-work', 'images', 'index', 'llms', 'offline', 'pagefind', 'opensearch', 'people', 'privacy',
  'robots', 'search', 'sitemap', 'topics',
];

/** No article may take one of these as its id. */
export const RESERVED_IDS: readonly string[] = [...SITE_IDS, ...DEVICES];

/** A folder name that every file system can hold, and that reads the same on each: no device, control, mark of Windows or point at the end. */
export const isPortable = (name: string) => !/[\u0000-\u001f\u007f-\u009f<>:"|?*\\\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|[ .]$/.test(name) && !DEVICES.includes(name.toLowerCase().replace(/\..*$/, '')) && name === name.normalize('NFC');

/** The form of an article's id, which is its file name and its address. */
export const ID_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Headings (folded to lower case) that mean something to the engine. */
export const HEADINGS = {
  takeaways: 'key takeaways',
  related: 'related resources',
} as const;

/**
 * Characters no article may hold, with what to say about them: they are invisible, reorder text, end strings early or are not
 * the same to everybody. Tab and line feed are fine; CR is handled by the parser.
 */
export const FORBIDDEN_CHARACTERS: ReadonlyArray<{ test: (code: number) => boolean; rule: string; name: string; hint?: string }> = [
  { test: (code) => code === 0, rule: 'nul-character', name: 'a NUL character' },
  { test: (code) => (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0x7f || (code >= 0x80 && code < 0xa0) || (code >= 0xfff9 && code <= 0xfffb), rule: 'control-character', name: 'a control character' },
  { test: (code) => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069), rule: 'bidi-control', name: 'a character that changes the direction of text' },
  { test: (code) => code === 0x2028 || code === 0x2029, rule: 'line-separator', name: 'a line end that few programs see', hint: 'Replace it by a line feed.' },
  { test: (code) => code >= 0xd800 && code <= 0xdfff, rule: 'lone-surrogate', name: 'half of a character' },
  { test: (code) => (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef), rule: 'noncharacter', name: 'a code that is no character' },
  { test: (code) => code === 0xfffd, rule: 'lost-character', name: 'the mark of a character that was lost', hint: 'Write the character that stood there before the file was converted.' },
  { test: (code) => (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000, rule: 'private-character', name: 'a character that only some devices can show', hint: 'Say it in words.' },
  { test: (code) => code >= 0xe0000 && code <= 0xe007f, rule: 'tag-character', name: 'a character that hides text' },
];

/** Flags such as that of Scotland are spelled in tag characters; nothing else is. */
export const SPELLED_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu;

/** Takes up no ink: spaces of all kinds, what joins or directs, and letters that are drawn as nothing. */
const INKED = /[^\s\p{Cf}\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f]/u;

/** Would a reader see anything of it? */
export const isVisible = (text: string) => INKED.test(text);
