/**
 * A node of a parsed text -> where it stands in that text.
 * The parsers place every node of the text that they read, so each place is there; a node that somebody made has none, and asking for it is a bug of ours.
 */
export interface Placed {
  position?: { start: { offset?: number | undefined; line?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

/** Offset of the first unit. */
export const startOf = ({ position }: Placed): number => position!.start.offset!;

/** Offset just past the last unit. */
export const endOf = ({ position }: Placed): number => position!.end.offset!;

/** Number of the line it begins on. */
export const lineOf = ({ position }: Placed): number => position!.start.line!;

/** A node of YAML, which has its place in the same way. */
interface Ranged {
  range?: readonly [number, number, number] | null | undefined;
}

/** Offsets of a node of YAML, its value only. */
export const rangeOf = ({ range }: Ranged): [start: number, end: number] => [range![0], range![1]];
