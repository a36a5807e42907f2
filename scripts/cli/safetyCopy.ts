import { readConfig } from "#app/config.server.ts";
import { backUp, restore } from "#db/backup.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { type OpenDatabase, openDatabase } from "#db/open.server.ts";
import { tables } from "#db/tables.server.ts";
import { type CliCommand, no, printJson, say, unusable } from "./program.ts";
import { verifyAll } from "./verifiera.ts";

const plan = () => ({ migrations, tables, now: new Date().toISOString() });

async function withDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig().databaseUrl);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export const sakerhetskopiera: CliCommand = {
  name: "sakerhetskopiera",
  does: "skriver en hel kopia medan tjänsten är igång",
  usage: "sakerhetskopiera FIL",
  example: "npm run --silent paragraf -- sakerhetskopiera kopia-2026-03-02.db",
  async run({ words, json }) {
    const [file] = words;
    if (!file) throw unusable("Ange vilken fil kopian ska skrivas till.");
    const copied = await withDatabase((database) => backUp(database, file, plan()));
    if (!copied.ok) throw no(copied.refusals);
    if (json) return printJson({ fil: file, byte: copied.value.bytes });
    say(`Säkerhetskopian ${file} är skriven, ${copied.value.bytes} byte.`);
  },
};

export const aterstall: CliCommand = {
  name: "aterstall",
  does: "återställer en kopia till en tom databas och verifierar den",
  usage: "aterstall FIL",
  example: "DATABASE_URL=file:./data/ny.db npm run --silent paragraf -- aterstall kopia.db",
  async run({ words, json }) {
    const [file] = words;
    if (!file) throw unusable("Ange vilken säkerhetskopia som ska återställas.");
    const answer = await withDatabase(async (database) => {
      const restored = await restore(file, database, plan());
      if (!restored.ok) throw no(restored.refusals);
      return { rows: restored.value.rows, verified: await verifyAll(database.db) };
    });
    if (!answer.verified.hel) process.exitCode = 1;
    const { hel, forbund } = answer.verified;
    if (json) return printJson({ fil: file, rader: answer.rows, hel, forbund });
    say(`Återställt ${answer.rows} rader från ${file}.`);
    for (const line of answer.verified.rader) say(line);
  },
};
