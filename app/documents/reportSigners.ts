/**
 * The page of signatures to an årsredovisning, for those who are ledamöter on the day that it is signed. Its words are in
 * templates/arsredovisning-underskrifter.md. @see FIN-24
 */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { ReportSigner } from "../domain/reportSigners.ts";
import type { Document } from "./document.ts";
import { paragraph } from "./inline.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

export type ReportSignersFacts = {
  associationName: string;
  /** The year that the årsredovisning tells of. */
  year: number;
  day: LegalDate;
  signers: readonly ReportSigner[];
};

const places = { chair: "Ordförande", vice_chair: "Vice ordförande", member: "Ledamot" } as const;

/** "Underskrifter till årsredovisningen 2026". */
export function reportSignersDocument(facts: ReportSignersFacts, templates: Templates): Document {
  const { associationName, year, day } = facts;
  const title = `Underskrifter till årsredovisningen ${year}`;
  const signers = facts.signers.map(({ name, role }) => ({ name, role: places[role] }));
  return typesetDocument({
    letterhead: templates.letterhead,
    ...{ title, issuer: associationName, subject: title, date: day },
    header: { left: associationName, right: title },
    blocks: renderTemplate(templates["arsredovisning-underskrifter"], {
      values: {
        förbund: associationName,
        år: String(year),
        dag: dateText(day),
        antal: String(signers.length),
      },
      slots: {
        underskrifter:
          signers.length === 0
            ? [paragraph("Ingen är ledamot den dagen.")]
            : [{ kind: "signatures", heading: "Styrelsens ledamöter", signers }],
      },
    }),
  });
}
