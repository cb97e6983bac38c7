/** A row of the matrix of bad input: what somebody puts into the content folder, and every error that `npm run check` tells of. */
export interface Row {
  name: string;
  /** Beside a good article, `good.mdx`. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** `path:line:column  message (rule)`, in order. */
  told: readonly string[];
}

const FIELDS = 'title: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n';
/** The body begins in line 10. */
export const FRONT = `---\n${FIELDS}---\n\n`;
export const GOOD = `${FRONT.replace('A title', 'Good')}Open the lid.\n`;

/** An article with this body. */
export const body = (name: string, text: string, ...told: string[]): Row => ({ name, files: { 'a.mdx': FRONT + text }, told });
/** An article with these lines of frontmatter from line 8 on. */
export const more = (name: string, yaml: string, ...told: string[]): Row => ({ name, files: { 'a.mdx': `---\n${FIELDS}${yaml}\n---\n\nText.\n` }, told });
/** An article with one of the six fields, in lines 2 to 7, written otherwise. */
export const instead = (name: string, field: string, value: string, ...told: string[]): Row => ({ name, files: { 'a.mdx': `---\n${FIELDS.replace(new RegExp(`^${field}: .*$`, 'm'), () => `${field}: ${value}`)}---\n\nText.\n` }, told });
/** A file of this content. */
export const file = (name: string, content: string | Uint8Array, ...told: string[]): Row => ({ name, files: { 'a.mdx': content }, told });
/** A good article under another name. */
export const named = (path: string, ...told: string[]): Row => ({ name: path.length > 80 ? `a name of ${path.length} characters` : JSON.stringify(path), files: { [path]: `${FRONT}Text.\n` }, told });
/** A drawing with this inside. */
export const drawing = (name: string, inside: string, ...told: string[]): Row => ({ name, files: { 'images/d.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">\n${inside}\n</svg>\n` }, told });
/** Any files. */
export const files = (name: string, given: Readonly<Record<string, string | Uint8Array>>, ...told: string[]): Row => ({ name, files: given, told });

/** Bytes: text as Latin-1, numbers as they are. */
export const bytes = (...parts: Array<string | number>) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((character) => character.charCodeAt(0)))));
