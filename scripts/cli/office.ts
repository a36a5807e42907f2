import { readConfig } from "#app/config.server.ts";
import { openOffice, type Running } from "#app/office.server.ts";
import { associations } from "#db/queries/associations.server.ts";
import { unusable } from "./program.ts";

/** Opens the office of DATABASE_URL, runs `work`, and closes whatever happens. */
export async function withOffice<T>(work: (running: Running) => Promise<T>): Promise<T> {
  const running = await openOffice(readConfig());
  try {
    return await work(running);
  } finally {
    await running.database.close();
  }
}

/** The förbund that --forbund names; without it the only one there is. */
export async function chosenAssociation({ office }: Running, slug: string | undefined) {
  const all = await associations(office.db);
  const found = slug ? all.find((a) => a.slug === slug) : all.length === 1 ? all[0] : undefined;
  if (found) return found;
  const names = all.map((a) => a.slug).join(", ");
  throw unusable(
    all.length === 0
      ? "Det finns inget förbund i databasen. Kör kommandot demo, eller lägg upp ett förbund."
      : `Ange vilket förbund med --forbund. De som finns är ${names}.`,
  );
}
