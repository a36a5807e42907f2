/** Chance from a seed: the same number gives the same protokoll on every machine. */

export type Chance = {
  /** A whole number from–to inclusive. */
  int: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** So many of the list, in random order, none twice. */
  some: <T>(list: readonly T[], count: number) => T[];
  /** True in so many cases of a hundred. */
  percent: (share: number) => boolean;
};

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    pick: (list) => {
      const found = list[int(0, list.length - 1)];
      if (found === undefined) throw new Error("Nothing to pick from");
      return found;
    },
    some: (list, count) => {
      const left = [...list];
      const taken: typeof left = [];
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(int(0, left.length - 1), 1));
      return taken;
    },
    percent: (share) => next() * 100 < share,
  };
}
