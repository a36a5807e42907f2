/** Invented facts of delegation, for whoever writes the templates to look at. */
import { legalDate } from "../domain/calendar.ts";
import type { DelegatedDecision } from "../domain/delegation/decision.ts";
import { type DelegationOrder, defaultDelegationSettings } from "../domain/delegation/order.ts";
import type { DecisionFacts, OrderFacts, ReportFacts } from "./delegation.ts";

const day = legalDate("2026-03-12");
const about = { associationName: "Samordningsförbundet Exempel", today: day };

const order: DelegationOrder = {
  ...{ id: "o", number: 2, from: legalDate("2026-01-01"), to: legalDate("2026-12-31") },
  adopted: { meetingId: "m", meetingDate: legalDate("2025-12-10"), paragraf: 84 },
  settings: defaultDelegationSettings,
  groups: [
    {
      ...{ id: "g", title: "Inköp till kansliet", subject: "procurement" },
      cap: { kind: "priceBaseAmounts", count: 1 },
      delegates: [{ kind: "role", role: "chair" }],
    },
  ],
};

const decision: DelegatedDecision & { reason: string } = {
  ...{ id: "d", year: 2026, serial: 3, decidedOn: day, orderId: "o", groupId: "g" },
  ...{ groupTitle: "Inköp till kansliet", delegateId: "a", reason: "Tre priser jämfördes." },
  ...{ delegateName: "Anna Exempel (ordförande)", what: "köpa två stolar", object: "Stolar" },
  ...{ supplier: "Stolmakaren", ore: 450_000, corrects: null, isVoid: false },
};

const bareDecision = { ...decision, object: "", supplier: "", ore: null, reason: "" };

export const sampleDelegationOrder = (isFull: boolean): OrderFacts => ({
  ...{ ...about, persons: [], changes: isFull ? ["Gruppen ”Resor” tas bort."] : [] },
  order: isFull ? order : { ...order, to: null, adopted: null, groups: [] },
});

export const sampleDecision = (isFull: boolean): DecisionFacts => ({
  ...{ ...about, decision: isFull ? decision : bareDecision },
  ...{ all: [decision], order: isFull ? order : null, told: isFull ? "17 mars 2026, § 21" : "" },
});

export const sampleReport = (isFull: boolean): ReportFacts => ({
  ...{ ...about, all: [decision], decisions: isFull ? [decision, bareDecision] : [] },
  meeting: isFull ? legalDate("2026-03-17") : null,
});
