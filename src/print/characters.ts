/**
 * Text of an article -> text that the sheet's typeface can set. Pictures (emoji) are left out, for the words say it all; long words get
 * places where they may be broken. What the typeface has no letters for is the author's to know: see `unprintable`.
 */

/** Words longer than this may be broken, as addresses have to be. */
const LONG = 24;
const BREAK = '\u200b';

const PICTURES = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\ufe0e\ufe0f\u20e3\u200d]+/gu;
/** Pictographic by Unicode, but letters to every typeface. */
const LETTERS = /[©®™]/;

export function printable(text: string): string {
  const words = text.replace(PICTURES, (found) => [...found].filter((character) => LETTERS.test(character)).join(''));
  const tidy = words === text ? text : words.replace(/ {2,}/g, ' ');
  return tidy.replace(new RegExp(`\\S{${LONG + 1},}`, 'gu'), breakable);
}

/** After each sign that ends a part of an address, and inside a part that has none for long. */
const breakable = (word: string) => word.replace(/[/.?&=_-]+(?=[^/.?&=_-])|[^/.?&=_-]{12}(?=[^/.?&=_-])/gu, (part) => part + BREAK);

/** The pictures of a text, each once. */
export const picturesIn = (text: string): string[] => [...new Set((text.match(PICTURES) ?? []).filter((found) => [...found].some((character) => !LETTERS.test(character))))];
