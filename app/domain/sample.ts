/**
 * A random sample that anybody can draw again from its seed: the same ids, the same seed and the same number give the
 * same sample in every version of this program, and by hand from the steps below.
 *
 * 1. The ids are put in order by their characters' code units, each once.
 * 2. The seed becomes a number of 32 bits by FNV-1a over its UTF-8 bytes.
 * 3. mulberry32 makes numbers of 32 bits from it, one after another.
 * 4. A number under n is the next of them that is below the greatest multiple of n under 2^32, modulo n; others are
 *    passed over, so that each id is as likely as every other.
 * 5. The first place is changed with one of all n places, the second with one of the n − 1 from it on, and so forth. The
 *    sample is what then stands first.
 * @see CTRL-24
 */

const ALL = 2 ** 32;

/** FNV-1a of 32 bits. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** mulberry32: each call answers the next number of 32 bits. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A number from 0 to under `count`, each as likely. */
function below(count: number, next: () => number): number {
  const most = ALL - (ALL % count);
  for (let number = next(); ; number = next()) if (number < most) return number % count;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** So many of the ids by chance, in the order they were drawn; all of them where there are no more. */
export function sampleOf(ids: readonly string[], seed: string, count: number): string[] {
  const places = [...new Set(ids)].sort(inOrder);
  const next = numbersFrom(hashOf(seed));
  const size = Math.min(Math.max(0, Math.floor(count)), places.length);
  for (let at = 0; at < size; at += 1) {
    const other = at + below(places.length - at, next);
    [places[at], places[other]] = [places[other] as string, places[at] as string];
  }
  return places.slice(0, size);
}

/** How large a sample is: so many, or so many of a hundred, rounded up. */
export type SampleSize = { kind: "count" | "percent"; size: number };

/** How many of so many. */
export const sizeIn = ({ kind, size }: SampleSize, of: number): number =>
  kind === "count" ? Math.min(size, of) : Math.min(of, Math.ceil((of * size) / 100));

/**
 * A sample of each group by itself, the groups in order by their names. Each is drawn with the seed, a slash and the
 * name of the group, so that one group is the same whatever the others hold.
 */
export function sampleOfEach(
  groups: ReadonlyMap<string, readonly string[]>,
  seed: string,
  size: SampleSize,
): string[] {
  return [...groups.entries()]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([name, ids]) => sampleOf(ids, `${seed}/${name}`, sizeIn(size, new Set(ids).size)));
}
