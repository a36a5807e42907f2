import type { FormReader } from "../../../form.ts";

/** So many rows as the form says that it has; a number made up elsewhere cannot make it long. */
export function readRows<T>(form: FormReader, field: string, read: (index: number) => T): T[] {
  const count = Math.min(Math.max(form.integer(field, "antalet rader"), 0), 100);
  return Array.from({ length: count }, (_, index) => read(index));
}
