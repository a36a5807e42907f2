/** The risk analysis: a draft is made from the last one, changed risk by risk, and adopted by a paragraf. @see CTRL-23 */

import { associationById } from "#db/queries/associations.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { riskAnalysisDocument } from "../documents/riskAnalysis.ts";
import { namesIn } from "../domain/attest/orderWords.ts";
import { parts } from "../domain/calendar.ts";
import { firstYear } from "../domain/control/planYear.ts";
import type { Json } from "../domain/event.ts";
import { accepted, refused, refusedAll } from "../domain/result.ts";
import { checkAnalysis } from "../domain/risk/checkAnalysis.ts";
import { compareAnalyses } from "../domain/risk/compareAnalyses.ts";
import {
  adoptedAnalyses,
  defaultThresholds,
  MOST_VALUE,
  type RiskAnalysis,
  type Thresholds,
} from "../domain/risk/risk.ts";
import { alreadyAdopted, heldParagraf, isSame } from "./adoptingParagraf.server.ts";
import { type Act, command } from "./command.server.ts";
import { keepDocument } from "./keepDocument.server.ts";
import { draftAnalysis, insertRisk, noDraft } from "./riskDraft.server.ts";

const subjectOf = (analysisId: string) => `riskAnalysis:${analysisId}`;

/** Begins a draft with the risks of the version that was adopted last, or an empty one. One draft at a time. */
export const draftRiskAnalysis = command(
  "draftRiskAnalysis",
  async (act, { like }: { like: "last" | "empty" }) => {
    const all = await riskAnalysesOf(act.trx, act.associationId);
    if (all.some(({ adopted }) => adopted === null)) {
      return refused("Det finns redan ett utkast. Ändra det, eller anta det först.");
    }
    const [last] = adoptedAnalyses(all);
    if (like === "last" && !last)
      return refused("Det finns ingen antagen riskanalys att utgå från.");
    const id = act.newId();
    const year = last ? last.year + 1 : firstYear(act.today);
    await act.trx
      .insertInto("risk_analysis")
      .values({
        ...{ id, association_id: act.associationId, year },
        thresholds: JSON.stringify(last?.thresholds ?? defaultThresholds),
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const risks = like === "last" ? (last?.risks ?? []) : [];
    for (const [position, risk] of risks.entries()) {
      await insertRisk(act, id, { ...risk, id: act.newId() }, position);
    }
    const data = { like, year, risks: risks.length };
    act.record({ kind: "riskAnalysis.drafted", subject: subjectOf(id), data, ground: null });
    return accepted({ id });
  },
);

export type ChangeRiskAnalysis = { year: number; thresholds: Thresholds };

function thresholdRefusal({ act, watch }: Thresholds) {
  const text = `Gränserna ska ligga mellan 1 och ${MOST_VALUE}, och bevaka får inte börja över åtgärda.`;
  const isRight = watch >= 1 && watch <= act && act <= MOST_VALUE;
  return isRight ? null : refused(text, { field: "act", rule: "CTRL-23", source: null });
}

/** Sets which year the draft is for and from which riskvärde a risk is watched and acted on. */
export const changeRiskAnalysis = command(
  "changeRiskAnalysis",
  async (act, input: ChangeRiskAnalysis) => {
    const draft = await draftAnalysis(act);
    if (!draft) return noDraft;
    const { year } = parts(act.today);
    if (input.year < year - 1 || input.year > year + 2) {
      const text = `Året ska ligga mellan ${year - 1} och ${year + 2}.`;
      return refused(text, { field: "year" });
    }
    const wrong = thresholdRefusal(input.thresholds);
    if (wrong) return wrong;
    await act.trx
      .updateTable("risk_analysis")
      .set({ year: input.year, thresholds: JSON.stringify(input.thresholds) })
      .where("id", "=", draft.id)
      .execute();
    const subject = subjectOf(draft.id);
    act.record({ kind: "riskAnalysis.changed", subject, data: input, ground: null });
    return accepted({ id: draft.id });
  },
);

/** Throws the draft away; the log keeps what it said. An adopted version stays. */
export const discardRiskAnalysis = command("changeRiskAnalysis", async (act, _: null) => {
  const draft = await draftAnalysis(act);
  if (!draft) return noDraft;
  await act.trx.deleteFrom("risk").where("analysis_id", "=", draft.id).execute();
  await act.trx.deleteFrom("risk_analysis").where("id", "=", draft.id).execute();
  const subject = subjectOf(draft.id);
  act.record({ kind: "riskAnalysis.discarded", subject, data: draft as Json, ground: null });
  return accepted({ id: draft.id });
});

/** The document of a version in its three formats, kept; answers their hashes. */
async function freeze(act: Act, analysis: RiskAnalysis, versions: RiskAnalysis[]) {
  const { trx, associationId, office, today } = act;
  const people = await attestPeopleOf(trx, associationId);
  const [last] = adoptedAnalyses(versions);
  const changes = last ? compareAnalyses(last, analysis, namesIn(people)) : [];
  const association = await associationById(trx, associationId);
  const document = riskAnalysisDocument(
    {
      associationName: association?.name ?? "",
      analysis,
      people,
      changes,
      today,
      before: last?.year ?? null,
    },
    office.templates,
  );
  return keepDocument(act, document);
}

export type AdoptRiskAnalysis = { meetingId: string; number: number };

/** The draft becomes the risk analysis by a paragraf of a meeting; its documents are kept as they are then. */
export const adoptRiskAnalysis = command(
  "adoptRiskAnalysis",
  async (act, { meetingId, number }: AdoptRiskAnalysis) => {
    const draft = await draftAnalysis(act);
    if (!draft) return noDraft;
    const found = await heldParagraf(act, meetingId, number, "antog riskanalysen");
    if (!found.ok) return found;
    const { date } = found.value;
    const versions = await riskAnalysesOf(act.trx, act.associationId);
    if (versions.some(({ adopted }) => isSame(adopted, { meetingId, number }))) {
      return alreadyAdopted(date, number);
    }
    const people = await attestPeopleOf(act.trx, act.associationId);
    const stops = checkAnalysis(draft, people, act.today, namesIn(people)).filter(
      ({ level }) => level === "block",
    );
    if (stops.length > 0) {
      return refusedAll(
        stops.map(({ rule, source, text, suggestion, riskId }) => {
          const at = draft.risks.findIndex(({ id }) => id === riskId);
          const which = at < 0 ? "" : `Risk ${at + 1}: `;
          return { rule, source, field: null, text: `${which}${text} ${suggestion}` };
        }),
      );
    }
    const adopted = { meetingId, meetingDate: date, number };
    const hashes = await freeze(act, { ...draft, adopted }, versions);
    await act.trx
      .insertInto("risk_adoption")
      .values({
        ...{ analysis_id: draft.id, association_id: act.associationId, meeting_id: meetingId },
        ...{ number, at: act.at, by_person_id: act.actor.personId },
        ...{ html_sha256: hashes.html, docx_sha256: hashes.docx, pdf_sha256: hashes.pdf },
      })
      .execute();
    const data = { ...draft, adopted, ...hashes } as Json;
    const ground = `Styrelsens beslut, § ${number}`;
    act.record({ kind: "riskAnalysis.adopted", subject: subjectOf(draft.id), data, ground });
    return accepted({ id: draft.id });
  },
);
