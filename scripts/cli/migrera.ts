import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say } from "./program.ts";

export const migrera: CliCommand = {
  name: "migrera",
  does: "för databasen till den här versionen",
  usage: "migrera",
  example: "npm run --silent paragraf -- migrera",
  async run({ json }) {
    const done = await withOffice(async (running) => running.migrated);
    if (json) return printJson({ migreringar: done });
    say(done.length === 0 ? "Databasen är redan aktuell." : `Kört: ${done.join(", ")}.`);
  },
};
