/** Adds every item; `push(...items)` overflows the stack when a hostile text makes a hundred thousand. */
export function addAll<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item);
}
