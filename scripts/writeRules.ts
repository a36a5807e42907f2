/** Writes docs/rules.md from the rules themselves: `npx tsx scripts/writeRules.ts`. A test holds that it is current. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Level } from "#app/domain/result.ts";
import { type Rule, rules } from "#app/domain/review.ts";

/** As the command line says them. */
const levelNames: Record<Level, string> = { block: "fel", warn: "varning", info: "upplysning" };

const head = `# Reglerna före justering

Så prövas ett protokoll innan det skickas för justering, på skärmen och med kommandot \`granska\`.

- **fel** stoppar: protokollet kan inte skickas förrän felet är rättat.
- **varning** kräver ett skriftligt skäl, eller att saken rättas.
- **upplysning** är bara till för den som skriver.

Samma regel kan stå flera gånger, när olika delar av den väger olika. Tre fynd kan väga lättare än sin rad: bristande
beslutsförhet i ett ärende utan beslut och budgetens krav i ett äldre protokoll på papper blir varningar, och
huvudmannajäv blir en upplysning om förbundet har bestämt att pröva det i varje ärende.

Sidan skrivs av \`npx tsx scripts/writeRules.ts\`. Ändra reglerna i \`app/domain/review/\`, inte här.

| Regel | Nivå | Vad den kräver | Så ser felet ut | Så är det i sin ordning | Källa |
| --- | --- | --- | --- | --- | --- |
`;

/** The whole of docs/rules.md, one row per rule in the order in which they are tried. */
export const rulesPage = (all: readonly Rule[]): string =>
  head +
  all
    .map(
      ({ id, level, title, example, source }) =>
        `| ${id} | ${levelNames[level]} | ${title} | ${example.fault} | ${example.sound} | ${source} |\n`,
    )
    .join("");

const thisFile = fileURLToPath(import.meta.url);

if (process.argv[1] === thisFile) {
  writeFileSync(new URL("../docs/rules.md", import.meta.url), rulesPage(rules));
}
