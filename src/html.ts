/** Values into markup, in one place: escaped text, JSON inside a script element, XML. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for element content and quoted attributes of HTML and XML. */
export const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** JSON that cannot end the script element it stands in. */
export const jsonForScript = (value: unknown) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
