/**
 * Arrays of numbers: short ones, cut one after the other from longer ones. What is known of a page takes a dozen of them, and made one by one each
 * costs more than the numbers in it. All zero at first; a long array goes when nobody holds a piece of it.
 */
const LENGTH = 1 << 12;

export const bytes = cutter((length) => new Uint8Array(length));
export const shorts = cutter((length) => new Int16Array(length));
export const ints = cutter((length) => new Int32Array(length));

/** What is longer than a sixteenth is made by itself, so that little is left over. */
function cutter<A extends Uint8Array | Int16Array | Int32Array>(make: (length: number) => A): (length: number) => A {
  let whole = make(LENGTH);
  let to = 0;
  return (length) => {
    if (length > LENGTH >> 4) return make(length);
    if (to + length > LENGTH) [whole, to] = [make(LENGTH), 0];
    to += length;
    return whole.subarray(to - length, to) as A;
  };
}

/** The array, or one twice as long with the same beginning when it is shorter than `length`. */
export function grown<A extends Uint8Array | Int16Array | Int32Array>(array: A, length: number): A {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => A)(Math.max(length, array.length * 2));
  longer.set(array);
  return longer;
}
