/** The risks of the draft: written one by one, read in from a table, moved, taken out. */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import type { Json } from "../domain/event.ts";
import { accepted, type Refusal, refused, refusedAll } from "../domain/result.ts";
import type { Risk, RiskAnalysis, RiskText } from "../domain/risk/risk.ts";
import { sameRisk } from "../domain/risk/riskTable.ts";
import { type Act, command, missing } from "./command.server.ts";
import { columnsOf, draftAnalysis, insertRisk, noDraft } from "./riskDraft.server.ts";

/** The same åtgärd is the same task; other words are another task, and none is none. */
function actionIdOf(act: Act, text: RiskText, before: Risk | undefined): string | null {
  if (text.action === "") return null;
  return before?.actionId && before.action === text.action ? before.actionId : act.newId();
}

async function strangers(act: Act, texts: readonly RiskText[]): Promise<Refusal[]> {
  const people = await attestPeopleOf(act.trx, act.associationId);
  const isKnown = ({ owner }: RiskText) =>
    owner.kind === "role" || people.some(({ id }) => id === owner.personId);
  const text = "Personen finns inte i förbundets register.";
  return texts.every(isKnown) ? [] : [{ rule: null, source: null, field: "owner", text }];
}

/** Writes one risk: over the one that stood there, else last. */
async function put(act: Act, draft: RiskAnalysis, text: RiskText, before: Risk | undefined) {
  const id = before?.id ?? act.newId();
  const risk = { ...text, id, key: before?.key ?? id, actionId: actionIdOf(act, text, before) };
  if (before) {
    await act.trx.updateTable("risk").set(columnsOf(risk)).where("id", "=", id).execute();
    return risk;
  }
  const { most } = await act.trx
    .selectFrom("risk")
    .select((e) => e.fn.max("position").as("most"))
    .where("analysis_id", "=", draft.id)
    .executeTakeFirstOrThrow();
  await insertRisk(act, draft.id, risk, Number(most ?? -1) + 1);
  return risk;
}

export type SaveRisk = { riskId: string | null; text: RiskText };

/** Adds a risk to the draft, last, or changes one of its risks. */
export const saveRisk = command("changeRiskAnalysis", async (act, { riskId, text }: SaveRisk) => {
  const draft = await draftAnalysis(act);
  if (!draft) return noDraft;
  const before = draft.risks.find(({ id }) => id === riskId);
  if (riskId !== null && !before) return missing("Risken");
  if (draft.risks.some((one) => one.id !== riskId && sameRisk(one, text))) {
    return refused("Risken står redan i analysen, i samma process.", { field: "what" });
  }
  const wrong = await strangers(act, [text]);
  if (wrong.length > 0) return refusedAll(wrong);
  const saved = await put(act, draft, text, before);
  const data = { analysisId: draft.id, ...saved } as Json;
  act.record({ kind: "risk.saved", subject: `risk:${saved.id}`, data, ground: null });
  return accepted({ id: saved.id });
});

/** Takes a risk out of the draft. */
export const removeRisk = command(
  "changeRiskAnalysis",
  async (act, { riskId }: { riskId: string }) => {
    const draft = await draftAnalysis(act);
    if (!draft) return noDraft;
    const risk = draft.risks.find(({ id }) => id === riskId);
    if (!risk) return missing("Risken");
    await act.trx.deleteFrom("risk").where("id", "=", riskId).execute();
    const data = { analysisId: draft.id, ...risk } as Json;
    act.record({ kind: "risk.removed", subject: `risk:${riskId}`, data, ground: null });
    return accepted({ id: riskId });
  },
);

/**
 * Risks from a table, all or none: a risk that stands in the draft already gets what the table says and keeps its
 * history, the others come last.
 */
export const importRisks = command(
  "changeRiskAnalysis",
  async (act, { texts }: { texts: RiskText[] }) => {
    const draft = await draftAnalysis(act);
    if (!draft) return noDraft;
    if (texts.length === 0) return refused("Ingen rad går att läsa in än.");
    const wrong = await strangers(act, texts);
    if (wrong.length > 0) return refusedAll(wrong);
    const risks = [...draft.risks];
    for (const text of texts) {
      const at = risks.findIndex((one) => sameRisk(one, text));
      const saved = await put(act, draft, text, risks[at]);
      if (at < 0) risks.push(saved);
      else risks[at] = saved;
    }
    act.record({
      kind: "riskAnalysis.imported",
      subject: `riskAnalysis:${draft.id}`,
      data: { risks: texts } as Json,
      ground: null,
    });
    return accepted({ id: draft.id, count: texts.length });
  },
);
