/** The example's arvoden: decided amounts, a period that waits for attest, claims in different states, and förrättningar. */
import { registerErrand } from "#app/commands/errands.server.ts";
import { confirmFeeClaim } from "#app/commands/feeClaims.server.ts";
import { type DecideFees, decideFees } from "#app/commands/feeDecisions.server.ts";
import { closeFeePeriod } from "#app/commands/feePeriods.server.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import type { TypedClaim } from "#app/domain/fees/claim.ts";
import { readAccount } from "#app/domain/payment/accounts.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { feeAttendances, feeMeetings } from "#db/queries/feeMeetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import type { StoryOffice } from "./story.ts";
import { workday } from "./workday.ts";

const ground = "Norrsunds kommuns arvodesbestämmelser, som förbundet följer";

/** Invented amounts, from a day before the meetings. */
const decisions = (from: LegalDate, itemId: string | null): DecideFees[] => {
  const about = { subject: "", validFrom: from, ground, itemId: null };
  return [
    { ...about, kind: "base", itemId, value: { kronor: 64_800, fromYear: null, toYear: null } },
    {
      ...{ ...about, kind: "classes" },
      value: {
        ...{ short: 100, long: 200, limitMinutes: 240 },
        ...{ countsBreaks: true, attendingSubstitutes: true, errands: true },
      },
    },
    {
      ...about,
      kind: "mileage",
      value: { orePerMil: 2_500 },
      ground: "Skatteverket, skattefri milersättning för egen bil",
    },
    { ...about, kind: "lostEarnings", value: { hourOre: 32_000, dayOre: 240_000 } },
    {
      ...{ ...about, kind: "annual", subject: "chair", itemId },
      value: { amount: { of: "price", share: 4_000 }, every: "quarter" },
    },
    {
      ...{ ...about, kind: "payroll" },
      value: {
        ...{ name: "Norrsunds kommun, löneenheten", organisationNumber: null, costCentre: "10" },
        account: done(readAccount("bankgiro", "123-4566", "account")),
        codes: { short: "4101", long: "4102", mileage: "5201", lost: "4150", annual: "4103" },
        accounts: { fee: "5012", mileage: "5510", lost: "5013" },
      },
    },
  ];
};

const numbers: [string, string][] = [
  ["karin", "20114"],
  ["omar", "20131"],
  ["lena", "20118"],
  ["pererik", "20140"],
  ["mats", "20122"],
];

const nothing: TypedClaim = {
  ...{ takes: true, km: "", lossGround: "", lossHours: "", lossAmount: "", reason: "" },
};

type Telling = { office: StoryOffice; board: ExampleBoard };

/** Claims of one meeting, each by its own person. */
async function claim(
  { office, board }: Telling,
  meetingId: string,
  who: [string, Partial<TypedClaim>][],
) {
  const there = await feeAttendances(office.db, board.associationId);
  for (const [key, about] of who) {
    const personId = board.personId(key);
    if (!there.some((one) => one.meetingId === meetingId && one.personId === personId)) continue;
    const input = { meetingId, personId: null, version: 0, typed: { ...nothing, ...about } };
    done(await confirmFeeClaim(office, board.as(key), input));
  }
}

const car = { km: "46", reason: "Bil Älvsta–Norrsund och hem" };
const lost = {
  ...{ lossGround: "employer", lossHours: "4", lossAmount: "1 150" },
  reason: "Ledig utan lön från Älvsta skola",
};

/**
 * Two förrättningar of the days after the latest meeting: a visit that the sekreterare registered, which one of two has
 * confirmed, and a course that an ersättare registered for himself, and that nobody has answered for.
 */
async function tellOfErrands({ office, board }: Telling, after: LegalDate, today: LegalDate) {
  const day = workday(addDays(after, 1));
  const last = workday(addDays(day, 3));
  if (last >= today) return;
  const visit = done(
    await registerErrand(office, board.as("jonas"), {
      ...{ day, from: "13:00", to: "16:30", breakMinutes: 0, what: "Besök hos insatsen Bryggan" },
      ...{ place: "Älvsta", atDistance: false },
      personIds: [board.personId("lena"), board.personId("mats")],
      order: { by: "board", itemId: null, ground: "Beslut om besöksplan för året" },
    }),
  );
  const claim = { errandId: visit.id, personId: null, version: 0 };
  done(await confirmFeeClaim(office, board.as("mats"), { ...claim, typed: nothing }));
  done(
    await registerErrand(office, board.as("omar"), {
      ...{ day: last, from: "09:00", to: "15:00", breakMinutes: 0, place: "", atDistance: true },
      ...{ what: "Kurs om finansiell samordning", personIds: [board.personId("omar")] },
      order: { by: "person", personId: board.personId("karin"), ground: "Samtal efter mötet" },
    }),
  );
}

/** The last two justerade meetings: one in a period that waits for attest, one that is partly confirmed. */
export async function tellOfFees(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  const meetings = await feeMeetings(office.db, board.associationId);
  const [latest, earlier] = meetings.filter(({ isApproved }) => isApproved);
  if (!latest || !earlier) return;
  const secretary = board.as("jonas");
  const items = await decidedItems(office.db, board.associationId);
  const first = items.toReversed().find(({ date }) => date < earlier.day) ?? items.at(-1);
  office.setClock(addDays(earlier.day, -1), "10:05");
  const from = addDays(earlier.day, -30);
  const itemId = first && first.date <= earlier.day ? first.id : null;
  for (const one of decisions(from, itemId)) done(await decideFees(office, secretary, one));
  for (const [key, number] of numbers) {
    const about = { kind: "employee" as const, subject: board.personId(key), itemId: null };
    const said = { validFrom: from, value: { number }, ground: "Löneenheten i Norrsund" };
    done(await decideFees(office, secretary, { ...about, ...said }));
  }
  office.setClock(addDays(earlier.day, 2), "19:20");
  const telling = { office, board };
  await claim(telling, earlier.id, [
    ["karin", {}],
    ["lena", car],
    ["mats", {}],
    ["omar", {}],
  ]);
  const closing = addDays(earlier.day, 25) < today ? addDays(earlier.day, 25) : today;
  office.setClock(closing, "09:40");
  const to = closing < latest.day ? closing : earlier.day;
  // The money has not gone when somebody looks, so its day must not have been: it waits for attest, and in time.
  const [byPeriod, byToday] = [addDays(closing, 30), addDays(today, 12)];
  const dueDate = workday(byPeriod > byToday ? byPeriod : byToday);
  done(await closeFeePeriod(office, board.as("petra"), { to, dueDate }));
  office.setClock(today, "06:50");
  await claim(telling, latest.id, [
    ["lena", { ...car, ...lost }],
    ["mats", {}],
  ]);
  await tellOfErrands(telling, latest.day, today);
}
