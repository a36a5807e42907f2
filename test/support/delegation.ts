/** A delegationsordning that a meeting has adopted, and what is decided by it, for tests of commands. */
import { registerDelegated } from "#app/commands/delegatedDecisions.server.ts";
import {
  adoptDelegation,
  type ChangeDelegation,
  changeDelegation,
  draftDelegation,
} from "#app/commands/delegationOrder.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { NewDecision } from "#app/domain/delegation/checkDecision.ts";
import { type DelegationGroup, defaultDelegationSettings } from "#app/domain/delegation/order.ts";
import { ordersOf } from "#db/queries/delegation.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import type { TestOffice } from "./office.ts";
import { held, planned, type TestBoard, value } from "./story.ts";

export const purchases: DelegationGroup = {
  ...{ id: "", title: "Inköp till kansliet", subject: "procurement" },
  cap: { kind: "priceBaseAmounts", count: 1 },
  delegates: [{ kind: "role", role: "chair" }],
};

/** The draft as a form would send it back. */
export async function draftForm(
  office: TestOffice,
  b: TestBoard,
  about: Partial<ChangeDelegation> = {},
): Promise<ChangeDelegation> {
  const [draft] = await ordersOf(office.db, b.associationId);
  return {
    ...{ orderId: draft?.id ?? "", revision: draft?.revision ?? 0 },
    ...{ from: legalDate("2026-02-02"), to: null },
    ...{ settings: defaultDelegationSettings, groups: [purchases] },
    ...about,
  };
}

/** A draft with one group, saved and not adopted. Answers its id. */
export async function drafted(
  office: TestOffice,
  b: TestBoard,
  about: Partial<ChangeDelegation> = {},
) {
  value(await draftDelegation(office, b.as("secretary"), null));
  return value(await changeDelegation(office, b.as("secretary"), await draftForm(office, b, about)))
    .id;
}

/** A meeting that is held, and the number of its first paragraf with a decision. */
export async function decidedAt(office: TestOffice, b: TestBoard, date = "2026-02-02") {
  const meetingId = await planned(office, b, date);
  await held(office, b, meetingId);
  const items = await itemsOf(office.db, meetingId);
  const item = items.find(({ sections }) => sections.some(({ clauses }) => clauses.length > 0));
  return { meetingId, paragraf: item?.number ?? 0 };
}

/** The delegationsordning in force from 2 February 2026: the ordförande buys for a prisbasbelopp. Answers its group's id. */
export async function adopted(
  office: TestOffice,
  b: TestBoard,
  about: Partial<ChangeDelegation> = {},
) {
  const orderId = await drafted(office, b, about);
  const at = await decidedAt(office, b);
  value(await adoptDelegation(office, b.as("secretary"), { orderId, revision: 2, ...at }));
  const [order] = await ordersOf(office.db, b.associationId);
  return { ...at, orderId, groupId: order?.groups[0]?.id ?? "" };
}

export const decision = (
  b: TestBoard,
  groupId: string,
  about: Partial<NewDecision> = {},
): NewDecision => ({
  ...{ decidedOn: legalDate("2026-02-20"), groupId, delegateId: b.person("chair") },
  ...{ what: "Nya stolar", object: "Stolar", supplier: "Stolmakaren", ore: 1_250_000 },
  ...{ corrects: null, isVoid: false, reason: "" },
  ...about,
});

/** Brings in a decision of the ordförande; answers its number and id. */
export const registered = async (
  office: TestOffice,
  b: TestBoard,
  groupId: string,
  about: Partial<NewDecision> = {},
) => value(await registerDelegated(office, b.as("chair"), decision(b, groupId, about)));
