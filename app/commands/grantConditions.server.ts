/** Conditions of bidrag and of decisions: marked fulfilled with the ground, and taken back when that was wrong. */
import { keepBytes } from "#db/queries/blobs.server.ts";
import { isDecided } from "#db/queries/decidedItems.server.ts";
import { decisionFulfilled, grantsOf } from "#db/queries/grants.server.ts";
import { decisionKnown } from "#db/queries/moneyFacts.server.ts";
import {
  type NewFulfilment,
  readFulfilment,
  type TypedFulfilment,
} from "../domain/grants/fulfilment.ts";
import type { ConditionKind } from "../domain/grants/grant.ts";
import { instalmentOf } from "../domain/grants/left.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";
import type { PaperFile } from "./payments.server.ts";

/** Whose condition it is: an instalment's, or that of the decision which is itself conditional. */
export type ConditionOf = { instalmentId: string } | { itemId: string };

type Found = {
  kind: ConditionKind | null;
  /** The paragraf that set the condition: it cannot itself show that it is fulfilled. */
  decidedIn: string;
  isFulfilled: boolean;
};

async function conditionIn(act: Act, of: ConditionOf): Promise<Result<Found>> {
  if ("instalmentId" in of) {
    const grants = await grantsOf(act.trx, act.associationId);
    const found = instalmentOf(grants, of.instalmentId);
    if (!found) return missing("Delen av bidraget");
    const { condition, fulfilled } = found.instalment;
    if (condition.kind === "none") return refused("Delen har inget villkor.");
    if (found.grant.ended) {
      return refused("Bidraget är återtaget och ändras inte mer.", { rule: "inaktuell" });
    }
    const decidedIn = found.grant.decision.itemId;
    return accepted({ kind: condition.kind, decidedIn, isFulfilled: fulfilled !== null });
  }
  const decision = await decisionKnown(act.trx, act.associationId, of.itemId, act.today);
  if (!decision?.condition) return refused("Paragrafen har inget villkor.", { field: "itemId" });
  const fulfilled = await decisionFulfilled(act.trx, act.associationId, of.itemId);
  return accepted({ kind: null, decidedIn: of.itemId, isFulfilled: fulfilled !== null });
}

/** The paragraf that shows it must be a decided one of the förbund, and another than the one that set the condition. */
async function checkParagraf(
  act: Act,
  ground: NewFulfilment,
  decidedIn: string,
): Promise<Result<null>> {
  if (ground.kind !== "paragraf") return accepted(null);
  const field = "groundItemId";
  if (ground.itemId === decidedIn) {
    const text =
      "Det är paragrafen som satte villkoret. Välj den där det syns att det är uppfyllt.";
    return refused(text, { field });
  }
  if (await isDecided(act.trx, act.associationId, ground.itemId)) return accepted(null);
  return refused("Välj en paragraf som är justerad och inte har utgått.", { field });
}

export type FulfilCondition = {
  of: ConditionOf;
  typed: Omit<TypedFulfilment, "hasPaper">;
  paper: PaperFile | null;
};

const subjectOf = (of: ConditionOf) =>
  "instalmentId" in of ? `instalment:${of.instalmentId}` : `item:${of.itemId}`;

async function saveMark(act: Act, { of, paper }: FulfilCondition, ground: NewFulfilment) {
  const id = act.newId();
  const sha256 = paper
    ? await keepBytes(act.trx, act.associationId, paper.mediaType, paper.bytes)
    : null;
  await act.trx
    .insertInto("condition_mark")
    .values({
      ...{ id, association_id: act.associationId, at: act.at, by_person_id: act.actor.personId },
      instalment_id: "instalmentId" in of ? of.instalmentId : null,
      item_id: "itemId" in of ? of.itemId : null,
      kind: ground.kind,
      signed_on: ground.kind === "agreement" ? ground.signedOn : null,
      ground_item_id: ground.kind === "paragraf" ? ground.itemId : null,
      words: ground.kind === "agreement" ? ground.where : ground.words,
      ...{ sha256, filename: paper?.filename ?? null, media_type: paper?.mediaType ?? null },
      size: paper?.bytes.length ?? null,
    })
    .execute();
  const data = { mark: id, ...ground, sha256 };
  act.record({ kind: "condition.fulfilled", subject: subjectOf(of), data, ground: null });
  return id;
}

/** Says that a condition is fulfilled, and what shows it. Once: what was wrong is taken back first. */
export const fulfilCondition = command("fulfilCondition", async (act, input: FulfilCondition) => {
  const found = await conditionIn(act, input.of);
  if (!found.ok) return found;
  if (found.value.isFulfilled) {
    const text = "Villkoret är redan antecknat som uppfyllt. Ta tillbaka det först om det är fel.";
    return refused(text, { rule: "inaktuell" });
  }
  const typed = { ...input.typed, hasPaper: input.paper !== null };
  const ground = readFulfilment(found.value.kind, typed, act.today);
  if (!ground.ok) return ground;
  const known = await checkParagraf(act, ground.value, found.value.decidedIn);
  if (!known.ok) return known;
  return accepted({ id: await saveMark(act, input, ground.value) });
});

/** Takes back that a condition is fulfilled. What has been paid stays paid; what is under way stops. */
export const withdrawFulfilment = command(
  "withdrawFulfilment",
  async (act, input: { markId: string; reason: string }) => {
    const mark = await act.trx
      .selectFrom("condition_mark as mark")
      .leftJoin("condition_withdrawal as w", "w.mark_id", "mark.id")
      .select(["mark.instalment_id", "mark.item_id", "w.id as withdrawnId"])
      .where("mark.association_id", "=", act.associationId)
      .where("mark.id", "=", input.markId)
      .executeTakeFirst();
    if (!mark) return missing("Anteckningen");
    if (mark.withdrawnId) return refused("Den är redan tillbakatagen.", { rule: "inaktuell" });
    const reason = input.reason.trim();
    if (reason === "") return refused("Skriv varför den tas tillbaka.", { field: "reason" });
    await act.trx
      .insertInto("condition_withdrawal")
      .values({
        ...{ id: act.newId(), association_id: act.associationId, mark_id: input.markId, reason },
        ...{ at: act.at, by_person_id: act.actor.personId },
      })
      .execute();
    const subject = mark.instalment_id
      ? `instalment:${mark.instalment_id}`
      : `item:${mark.item_id ?? ""}`;
    const data = { mark: input.markId, reason };
    act.record({ kind: "condition.withdrawn", subject, data, ground: null });
    return accepted({ id: input.markId });
  },
);
