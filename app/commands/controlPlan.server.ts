/** The plan för intern kontroll: a draft is made from the last one, changed moment by moment, and adopted. @see CTRL-22 */
import { associationById } from "#db/queries/associations.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { controlPlansOf, meetingDaysOf } from "#db/queries/control.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { controlPlanDocument } from "../documents/controlPlan.ts";
import { parts } from "../domain/calendar.ts";
import { checkPlan, ownStep } from "../domain/control/checkPlan.ts";
import { adoptedPlans, type ControlPlan, type ControlText } from "../domain/control/control.ts";
import { sameControl } from "../domain/control/controlInput.ts";
import { firstYear } from "../domain/control/planYear.ts";
import type { Json } from "../domain/event.ts";
import { accepted, refused, refusedAll } from "../domain/result.ts";
import { adoptedAnalyses } from "../domain/risk/risk.ts";
import { alreadyAdopted, heldParagraf, isSame } from "./adoptingParagraf.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { keepDocument } from "./keepDocument.server.ts";

const subjectOf = (planId: string) => `controlPlan:${planId}`;

const draftOf = async (act: Act): Promise<ControlPlan | null> =>
  (await controlPlansOf(act.trx, act.associationId)).find(({ adopted }) => adopted === null) ??
  null;

const noDraft = refused("Det finns inget utkast att ändra. Börja på ett utkast först.", {
  rule: "inaktuell",
});

const insertPoint = (
  act: Act,
  planId: string,
  { id, key, ...text }: ControlText & { id: string; key: string },
  position: number,
) =>
  act.trx
    .insertInto("control_point")
    .values({
      ...{ id, association_id: act.associationId, plan_id: planId, position },
      ...{ point_key: key, text: JSON.stringify(text) },
    })
    .execute();

/** Begins a draft with the kontrollmoment of the plan that was adopted last, or an empty one. */
export const draftControlPlan = command(
  "draftControlPlan",
  async (act, { like }: { like: "last" | "empty" }) => {
    const all = await controlPlansOf(act.trx, act.associationId);
    if (all.some(({ adopted }) => adopted === null)) {
      return refused("Det finns redan ett utkast. Ändra det, eller anta det först.");
    }
    const [last] = adoptedPlans(all);
    if (like === "last" && !last) return refused("Det finns ingen antagen plan att utgå från.");
    const id = act.newId();
    const year = last ? last.year + 1 : firstYear(act.today);
    const row = { id, association_id: act.associationId, year };
    await act.trx
      .insertInto("control_plan")
      .values({ ...row, at: act.at, by_person_id: act.actor.personId })
      .execute();
    const points = like === "last" ? (last?.points ?? []) : [];
    for (const [position, point] of points.entries()) {
      await insertPoint(act, id, { ...point, id: act.newId() }, position);
    }
    const data = { like, year, points: points.length };
    act.record({ kind: "controlPlan.drafted", subject: subjectOf(id), data, ground: null });
    return accepted({ id });
  },
);

/** Sets the year that the draft is for. */
export const changeControlPlan = command(
  "changeControlPlan",
  async (act, { year }: { year: number }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const now = parts(act.today).year;
    if (year < now - 1 || year > now + 2) {
      return refused(`Året ska ligga mellan ${now - 1} och ${now + 2}.`, { field: "year" });
    }
    await act.trx.updateTable("control_plan").set({ year }).where("id", "=", draft.id).execute();
    const subject = subjectOf(draft.id);
    act.record({ kind: "controlPlan.changed", subject, data: { year }, ground: null });
    return accepted({ id: draft.id });
  },
);

/** Throws the draft away; the log keeps what it said. */
export const discardControlPlan = command("changeControlPlan", async (act, _: null) => {
  const draft = await draftOf(act);
  if (!draft) return noDraft;
  await act.trx.deleteFrom("control_point").where("plan_id", "=", draft.id).execute();
  await act.trx.deleteFrom("control_plan").where("id", "=", draft.id).execute();
  const subject = subjectOf(draft.id);
  act.record({ kind: "controlPlan.discarded", subject, data: draft as Json, ground: null });
  return accepted({ id: draft.id });
});

/**
 * Writes kontrollmoment into the draft, all or none: over the one with the id, or the one with the same words, else last.
 * Nobody controls their own step.
 */
async function put(
  act: Act,
  draft: ControlPlan,
  texts: readonly ControlText[],
  pointId: string | null,
) {
  const people = await attestPeopleOf(act.trx, act.associationId);
  const own = texts.flatMap((text) => ownStep(text, people, act.today) ?? []);
  if (own.length > 0) return refusedAll(own);
  const points = [...draft.points];
  for (const text of texts) {
    const before = points.find((one) =>
      pointId === null ? sameControl(one, text) : one.id === pointId,
    );
    if (before) {
      const values = { text: JSON.stringify(text) };
      await act.trx.updateTable("control_point").set(values).where("id", "=", before.id).execute();
      continue;
    }
    const id = act.newId();
    const { most } = await act.trx
      .selectFrom("control_point")
      .select((e) => e.fn.max("position").as("most"))
      .where("plan_id", "=", draft.id)
      .executeTakeFirstOrThrow();
    await insertPoint(act, draft.id, { ...text, id, key: id }, Number(most ?? -1) + 1);
    points.push({ ...text, id, key: id });
  }
  const data = { texts: [...texts] } as Json;
  act.record({ kind: "controlPlan.written", subject: subjectOf(draft.id), data, ground: null });
  return accepted({ id: draft.id, count: texts.length });
}

/** Adds a kontrollmoment to the draft, or changes one of it. */
export const saveControl = command(
  "changeControlPlan",
  async (act, { pointId, text }: { pointId: string | null; text: ControlText }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    if (pointId !== null && !draft.points.some(({ id }) => id === pointId)) {
      return missing("Kontrollmomentet");
    }
    if (draft.points.some((one) => one.id !== pointId && sameControl(one, text))) {
      return refused("Kontrollmomentet står redan i planen.", { field: "what" });
    }
    return put(act, draft, [text], pointId);
  },
);

/** Kontrollmoment from a table, all or none. */
export const importControls = command(
  "changeControlPlan",
  async (act, { texts }: { texts: ControlText[] }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    if (texts.length === 0) return refused("Ingen rad går att läsa in än.");
    return put(act, draft, texts, null);
  },
);

/** Takes a kontrollmoment out of the draft. */
export const removeControl = command(
  "changeControlPlan",
  async (act, { pointId }: { pointId: string }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const point = draft.points.find(({ id }) => id === pointId);
    if (!point) return missing("Kontrollmomentet");
    await act.trx.deleteFrom("control_point").where("id", "=", pointId).execute();
    const subject = subjectOf(draft.id);
    act.record({ kind: "controlPlan.removed", subject, data: point as Json, ground: null });
    return accepted({ id: pointId });
  },
);

async function freeze(act: Act, plan: ControlPlan) {
  const { trx, associationId, office, today } = act;
  const people = await attestPeopleOf(trx, associationId);
  const association = await associationById(trx, associationId);
  const [analysis] = adoptedAnalyses(await riskAnalysesOf(trx, associationId));
  const meetings = await meetingDaysOf(trx, associationId, plan.year);
  const facts = { associationName: association?.name ?? "", plan, people, meetings, today };
  const document = controlPlanDocument(
    { ...facts, risks: analysis?.risks ?? [] },
    office.templates,
  );
  return keepDocument(act, document);
}

/** The draft becomes the plan by a paragraf of a meeting; its documents are kept as they are then. */
export const adoptControlPlan = command(
  "adoptControlPlan",
  async (act, { meetingId, number }: { meetingId: string; number: number }) => {
    const draft = await draftOf(act);
    if (!draft) return noDraft;
    const found = await heldParagraf(act, meetingId, number, "antog planen");
    if (!found.ok) return found;
    const { date } = found.value;
    const versions = await controlPlansOf(act.trx, act.associationId);
    if (versions.some(({ adopted }) => isSame(adopted, { meetingId, number }))) {
      return alreadyAdopted(date, number);
    }
    const people = await attestPeopleOf(act.trx, act.associationId);
    const [stop] = checkPlan(draft, people, act.today).filter(({ level }) => level === "block");
    if (stop) return refused(`${stop.text} ${stop.suggestion}`, { rule: "CTRL-22" });
    const adopted = { meetingId, meetingDate: date, number };
    const hashes = await freeze(act, { ...draft, adopted });
    await act.trx
      .insertInto("control_adoption")
      .values({
        ...{ plan_id: draft.id, association_id: act.associationId, meeting_id: meetingId, number },
        ...{ html_sha256: hashes.html, docx_sha256: hashes.docx, pdf_sha256: hashes.pdf },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const data = { ...draft, adopted, ...hashes } as Json;
    const ground = `Styrelsens beslut, § ${number}`;
    act.record({ kind: "controlPlan.adopted", subject: subjectOf(draft.id), data, ground });
    return accepted({ id: draft.id });
  },
);
