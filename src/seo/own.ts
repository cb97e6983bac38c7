/** Lists of what articles say -> how many entries of each stand in no other list. An entry that a list has twice counts twice. */
export function ownCounts(lists: ReadonlyArray<ReadonlyArray<string | number>>): number[] {
  /** In how many lists an entry stands, and in which it was seen last. */
  const places = new Map<string | number, { lists: number; last: number }>();
  const found = lists.map((list, at) =>
    list.map((entry) => {
      let place = places.get(entry);
      if (!place) places.set(entry, (place = { lists: 0, last: -1 }));
      if (place.last !== at) [place.lists, place.last] = [place.lists + 1, at];
      return place;
    }),
  );
  return found.map((own) => own.filter((place) => place.lists === 1).length);
}
