/** Delegation in the example: an order that a meeting adopts, and what is decided by it during the year. */
import type { Office } from "#app/commands/command.server.ts";
import { registerDelegated } from "#app/commands/delegatedDecisions.server.ts";
import {
  adoptDelegation,
  changeDelegation,
  draftDelegation,
} from "#app/commands/delegationOrder.server.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import { type DelegationGroup, defaultDelegationSettings } from "#app/domain/delegation/order.ts";
import { ordersOf } from "#db/queries/delegation.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import { delegationHeading } from "./texts.ts";

const groups: DelegationGroup[] = [
  {
    ...{ id: "", title: "Inköp till kansliet", subject: "procurement" },
    cap: { kind: "kronor", kronor: 40_000 },
    delegates: [{ kind: "role", role: "director" }],
  },
  {
    ...{ id: "", title: "Kurser och studiebesök för styrelsen", subject: "courses" },
    cap: { kind: "kronor", kronor: 15_000 },
    delegates: [
      { kind: "role", role: "chair" },
      { kind: "role", role: "vice_chair" },
    ],
  },
  {
    ...{ id: "", title: "Utlämnande av allmän handling", subject: "documents" },
    cap: { kind: "none" },
    delegates: [
      { kind: "role", role: "director" },
      { kind: "role", role: "secretary" },
    ],
  },
];

/** The order that the meeting decided, in force from its day. */
export async function adoptDelegations(
  office: Office,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
) {
  const secretary = board.as("jonas");
  const item = (await itemsOf(office.db, meetingId)).find(
    ({ heading }) => heading === delegationHeading,
  );
  const { id: orderId } = done(await draftDelegation(office, secretary, null));
  const draft = { orderId, revision: 1, from: day, to: null };
  done(
    await changeDelegation(office, secretary, {
      ...draft,
      ...{ settings: defaultDelegationSettings, groups },
    }),
  );
  const paragraf = item?.number ?? 0;
  done(await adoptDelegation(office, secretary, { orderId, revision: 2, meetingId, paragraf }));
}

type Example = { group: number; who: string; what: string; object: string } & {
  supplier: string;
  kronor: number | null;
};

/** In the order in which they are decided, one or two between each pair of meetings. */
const examples: readonly (readonly Example[])[] = [
  [
    {
      ...{ group: 1, who: "karin", what: "anmäla två ledamöter till höstens finsamdag" },
      ...{ object: "Finsamdagen", supplier: "Nätverket Samverkan i Mittland", kronor: 6_400 },
    },
    {
      ...{ group: 0, who: "helena", what: "köpa en skärm till sammanträdesrummet" },
      ...{ object: "Skärm", supplier: "Kontorsteknik i Norrsund AB", kronor: 18_900 },
    },
  ],
  [
    {
      ...{ group: 2, who: "jonas", what: "lämna ut protokoll och bilagor till en tidning" },
      ...{ object: "", supplier: "", kronor: null },
    },
  ],
  [],
  [
    {
      ...{ group: 0, who: "helena", what: "köpa hörselteknik till sammanträdesrummet" },
      ...{ object: "Hörselteknik", supplier: "Ljud och bild i Älvsta", kronor: 12_350 },
    },
  ],
  [],
  [
    {
      ...{ group: 1, who: "mats", what: "betala studiebesöket i Dalsjö" },
      ...{ object: "Studiebesök i Dalsjö", supplier: "Dalsjöbuss", kronor: 8_200 },
    },
  ],
];

/** What was decided after the meeting of this index, on the day. */
export async function decideByDelegation(
  office: Office,
  board: ExampleBoard,
  index: number,
  decidedOn: LegalDate,
) {
  const [order] = await ordersOf(office.db, board.associationId);
  for (const { group, who, kronor, ...said } of examples[index] ?? []) {
    const decision = {
      ...{ ...said, decidedOn, groupId: order?.groups[group]?.id ?? "" },
      ...{ delegateId: board.personId(who), ore: kronor === null ? null : kronor * 100 },
      ...{ corrects: null, isVoid: false, reason: "" },
    };
    done(await registerDelegated(office, board.as(who), decision));
  }
}
