import { sendDigests } from "#app/commands/digest.server.ts";
import { associations } from "#db/queries/associations.server.ts";
import { chosenAssociation, withOffice } from "./office.ts";
import { type CliCommand, Exit, printJson, say, unusable } from "./program.ts";

/** Run once a day by the machine's own scheduler. */
export const sammanfatta: CliCommand = {
  name: "sammanfatta",
  does: "skickar dagens brev om vad som väntar på var och en",
  usage: "sammanfatta [--forbund NAMN]",
  example: "npm run --silent paragraf -- sammanfatta",
  values: ["forbund"],
  async run({ values, json }) {
    const forbund = await withOffice(async (running) => {
      const { office } = running;
      const { mailer } = office;
      if (!mailer) throw unusable("Ingen e-postserver är inställd. Ange SMTP_URL och MAIL_FROM.");
      const { forbund: slug } = values;
      const chosen = slug
        ? [await chosenAssociation(running, slug)]
        : await associations(office.db);
      const told = [];
      for (const one of chosen) {
        const { sent, failed } = await sendDigests(office, mailer, one.id);
        told.push({ forbund: one.slug, skickade: sent, misslyckade: failed });
      }
      return told;
    });
    if (json) printJson({ forbund });
    else {
      for (const { forbund: slug, skickade, misslyckade } of forbund) {
        say(`${slug}: ${skickade === 1 ? "1 brev skickat" : `${skickade} brev skickade`}.`);
        for (const reason of misslyckade) say(`  Ett brev gick inte fram: ${reason}`);
      }
    }
    const failed = forbund.reduce((count, one) => count + one.misslyckade.length, 0);
    if (failed > 0)
      throw new Exit(
        1,
        failed === 1 ? "Ett brev gick inte fram." : `${failed} brev gick inte fram.`,
      );
  },
};
