import { type Db, publishedAtOnce, publishedMinutesAt } from "#db/queries/public.server.ts";
import { notFound } from "../../session.server.ts";

type Params = Record<string, string | undefined>;

/** The protokoll, or the paragraf justerad omedelbart, that an address below it is about; 404 when not published. */
export async function requirePublished(db: Db, params: Params) {
  const { association = "", meeting, year, number } = params;
  if (meeting !== undefined) {
    const found = await publishedMinutesAt(db, association, meeting);
    if (!found) throw notFound();
    const address = `/protokoll/${found.associationSlug}/${found.slug}`;
    return { ...found, itemId: null, kind: "minutes" as const, name: found.slug, address };
  }
  const part = await publishedAtOnce(db, association, ...numbers(year, number));
  if (!part) throw notFound();
  const address = `/protokoll/${part.associationSlug}/${year}/${number}`;
  return { ...part, kind: "paragraf" as const, name: `${year}-${number}`, address };
}

/** Year and § number of an address; 404 when they are no numbers. */
export function numbers(year: string | undefined, number: string | undefined): [number, number] {
  const pair: [number, number] = [Number(year), Number(number)];
  if (!pair.every(Number.isSafeInteger)) throw notFound();
  return pair;
}
