/** An invented risk analysis, for trying its template. */
import { legalDate } from "../domain/calendar.ts";
import { defaultThresholds, type Risk } from "../domain/risk/risk.ts";
import type { RiskFacts } from "./riskAnalysis.ts";

const risk: Risk = {
  ...{ id: "r1", key: "r1", routine: "Utbetalningar", what: "En faktura betalas två gånger" },
  ...{ severity: 3, likelihood: 3, treatment: "Två personer utanordnar tillsammans." },
  ...{ action: "Gå igenom leverantörernas konton", actionId: "a1", due: legalDate("2026-10-01") },
  owner: { kind: "role", role: "finance" },
};

const bare: Risk = {
  ...{ ...risk, id: "r2", key: "r2", what: "En faktura betalas för sent", treatment: "" },
  ...{ severity: 2, likelihood: 1, action: "", actionId: null, due: null },
};

/** Adopted with everything said, or a draft with nothing in it. */
export const sampleRiskAnalysis = (isFull: boolean): RiskFacts => ({
  associationName: "Samordningsförbundet Exempel",
  analysis: {
    ...{ id: "a", year: 2026, thresholds: defaultThresholds },
    adopted: isFull ? { meetingId: "m", meetingDate: legalDate("2025-12-10"), number: 84 } : null,
    risks: isFull ? [risk, bare] : [],
  },
  people: [],
  changes: isFull ? [{ key: "r2", direction: "new", text: "Ny risk: ”Exempel”." }] : [],
  before: isFull ? 2025 : null,
  today: legalDate("2026-03-12"),
});
