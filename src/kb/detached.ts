/** A part of a text -> the same characters with memory of their own: an engine keeps the whole text for as long as any slice of it is known. */
export const detached = (slice: string): string => Buffer.from(slice, 'utf16le').toString('utf16le');
