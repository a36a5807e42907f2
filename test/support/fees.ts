/** Decided amounts for arvoden, invented, and what a person types in a claim. */
import { registerErrand } from "#app/commands/errands.server.ts";
import { confirmFeeClaim } from "#app/commands/feeClaims.server.ts";
import { type DecideFees, decideFees } from "#app/commands/feeDecisions.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Occasion, TypedClaim } from "#app/domain/fees/claim.ts";
import type { ErrandText } from "#app/domain/fees/errand.ts";
import type {
  DecidedKind,
  FeeSetting,
  FeeSettingKind,
  FeeValues,
  Payroll,
} from "#app/domain/fees/settings.ts";
import type { TestOffice } from "./office.ts";
import { held, justerat, planned, type TestBoard, value } from "./story.ts";

export const setting = <K extends FeeSettingKind>(
  kind: K,
  value: FeeValues[K],
  about: Partial<Pick<FeeSetting, "subject" | "validFrom" | "ground" | "at">> = {},
): FeeSetting<K> =>
  ({
    ...{ id: `${kind}-${about.validFrom ?? ""}-${about.at ?? ""}`, kind, value, subject: "" },
    ...{ validFrom: legalDate("2022-01-01"), ground: "Styrelsen § 4", itemId: null },
    ...{ at: "2022-01-01T08:00:00.000Z", ...about },
  }) as FeeSetting<K>;

/** 1 and 2 percent of 70 000 kr, up to and above four hours. */
export const feeSettings: FeeSetting<DecidedKind>[] = [
  setting("base", { kronor: 70_000, fromYear: null, toYear: null }),
  setting("classes", {
    ...{ short: 100, long: 200, limitMinutes: 240 },
    ...{ countsBreaks: true, attendingSubstitutes: true, errands: true },
  }),
  setting("mileage", { orePerMil: 2_500 }),
  setting("lostEarnings", { hourOre: 30_000, dayOre: 200_000 }),
];

/** A claim with nothing added. */
export const typed = (about: Partial<TypedClaim> = {}): TypedClaim => ({
  ...{ takes: true, km: "", lossGround: "", lossHours: "", lossAmount: "", reason: "" },
  ...about,
});

/** Who pays out: an invented löneenhet. */
export const payroll: Payroll = {
  ...{ name: "Norrsunds kommun, löneenheten", organisationNumber: null },
  account: { kind: "bankgiro", number: "1234566" },
  codes: { short: "4101", long: "4102", mileage: "5201", lost: "4150" },
  accounts: { fee: "5012", mileage: "5510", lost: "5013" },
  costCentre: "10",
};

/** Decides the amounts for a board, from 1 January 2026. */
export async function decideAll(office: TestOffice, b: TestBoard): Promise<void> {
  const decisions: Pick<DecideFees, "kind" | "value">[] = [
    ...feeSettings.map(({ kind, value }) => ({ kind, value })),
    { kind: "payroll", value: payroll },
  ];
  for (const one of decisions) value(await decided(office, b, one));
}

/** One decision. */
export const decided = (
  office: TestOffice,
  b: TestBoard,
  {
    kind,
    value: said,
    ...about
  }: Pick<DecideFees, "kind" | "value"> & Partial<Omit<DecideFees, "kind" | "value">>,
) =>
  decideFees(office, b.as("secretary"), {
    ...{ kind, value: said, subject: "", validFrom: legalDate("2026-01-01") },
    ...{ ground: "Arvodesbestämmelserna", itemId: null, ...about },
  } as DecideFees);

/** A meeting that is held and justerat on the office's day; its id. */
export async function heldAndApproved(office: TestOffice, b: TestBoard, date = "2026-03-02") {
  const meetingId = await planned(office, b, date);
  await held(office, b, meetingId);
  await justerat(office, b, meetingId);
  return meetingId;
}

/** Somebody's own claim as a person sends it. */
export const claimed = (
  office: TestOffice,
  b: TestBoard,
  who: string,
  {
    meetingId,
    errandId,
    version = 0,
    ...about
  }: Occasion & { version?: number } & Partial<TypedClaim>,
) =>
  confirmFeeClaim(office, b.as(who), {
    ...(errandId === undefined ? { meetingId } : { errandId }),
    ...{ personId: null, version, typed: typed(about) },
  });

/** A visit of three hours on 3 March 2026 that the ordförande ordered and the vice ordförande made. */
export const errandText = (b: TestBoard, about: Partial<ErrandText> = {}): ErrandText => ({
  ...{ day: legalDate("2026-03-03"), from: "13:00", to: "16:00", breakMinutes: 0 },
  ...{ what: "Besök hos en insats", place: "Älvsta", atDistance: false },
  order: { by: "person", personId: b.person("chair"), ground: "Brev den 1 mars" },
  personIds: [b.person("vice")],
  ...about,
});

export const registered = (
  office: TestOffice,
  b: TestBoard,
  who: string,
  about: Partial<ErrandText> = {},
) => registerErrand(office, b.as(who), errandText(b, about));
