/** An invented plan för intern kontroll, for trying its template. */
import { legalDate } from "../domain/calendar.ts";
import type { ControlFacts } from "./controlPlan.ts";

/** Adopted with everything said, or a draft with nothing in it. */
export const sampleControlPlan = (isFull: boolean): ControlFacts => ({
  associationName: "Samordningsförbundet Exempel",
  plan: {
    ...{ id: "p", year: 2026 },
    adopted: isFull ? { meetingId: "m", meetingDate: legalDate("2025-12-10"), number: 85 } : null,
    points: isFull
      ? [
          {
            ...{ id: "c", key: "c", routine: "Attest", what: "Attesterna följer attestordningen" },
            ...{ reportTo: "Styrelsen", measure: "attestLevel", sampleSize: 5, riskKey: "r" },
            sampleFrom: "payments",
            owner: { kind: "role", role: "director" },
            performer: { kind: "role", role: "finance" },
            frequency: { unit: "quarter", every: 1 },
          },
        ]
      : [],
  },
  people: [],
  risks: [{ key: "r", what: "En faktura betalas två gånger" }],
  meetings: [],
  today: legalDate("2026-03-12"),
});
