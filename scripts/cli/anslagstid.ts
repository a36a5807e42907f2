import { type AppealPeriod, appealPeriod, longDate, parseLegalDate } from "#app/domain/calendar.ts";
import { sources } from "#app/domain/law.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const anslagstid: CliCommand = {
  name: "anslagstid",
  does: "räknar ut sista dag att överklaga och när anslaget får tas ned",
  usage: "anslagstid DATUM… (ÅÅÅÅ-MM-DD)",
  example: "npm run --silent paragraf -- anslagstid 2026-03-02",
  async run({ words, json }) {
    if (words.length === 0) throw unusable("Ange minst en anslagsdag, till exempel 2026-03-02.");
    const answers = words.map((word) => {
      const posted = parseLegalDate(word);
      if (!posted) {
        throw unusable(
          `”${word}” är inte ett datum som finns. Skriv det som ÅÅÅÅ-MM-DD, till exempel 2026-03-02.`,
        );
      }
      return { posted, period: appealPeriod([posted]) };
    });
    if (json) return printJson(answers.map(({ posted, period }) => asJson(posted, period)));
    for (const { period } of answers) inWords(period);
  },
};

const sourceOf = (period: AppealPeriod) =>
  period.skipped.length > 0 ? sources["LBT-2"] : sources["LBT-1"];

const asJson = (posted: string, period: AppealPeriod) => ({
  anslag: posted,
  sistaDag: period.lastDay,
  nedTidigast: period.earliestTakedown,
  flyttad: period.skipped.map((s) => `${s.date} ${s.name}`),
  kalla: sourceOf(period),
});

function inWords(period: AppealPeriod): void {
  say(`Anslag ${longDate(period.start)}`);
  say(`  Sista dag att överklaga: ${longDate(period.lastDay)}`);
  say(`  Får tas ned tidigast:    ${longDate(period.earliestTakedown)}`);
  if (period.skipped.length > 0) {
    const days = period.skipped.map((s) => `${longDate(s.date)} (${s.name})`).join(", ");
    say(`  Tre veckor slutar ${longDate(period.threeWeeks)}. Flyttat förbi ${days}.`);
  }
  say(`  Källa: kommunallagen 13 kap. 5 §, ${sourceOf(period)}`);
}
