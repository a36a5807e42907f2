/** Decided amounts for arvoden, invented, and what a person types in a claim. */
import { legalDate } from "#app/domain/calendar.ts";
import type { TypedClaim } from "#app/domain/fees/claim.ts";
import type { FeeSetting, FeeSettingKind, FeeValues } from "#app/domain/fees/settings.ts";

export const setting = <K extends FeeSettingKind>(
  kind: K,
  value: FeeValues[K],
  about: Partial<Pick<FeeSetting, "subject" | "validFrom" | "ground" | "at">> = {},
): FeeSetting =>
  ({
    ...{ id: `${kind}-${about.validFrom ?? ""}-${about.at ?? ""}`, kind, value, subject: "" },
    ...{ validFrom: legalDate("2022-01-01"), ground: "Styrelsen § 4", itemId: null },
    ...{ at: "2022-01-01T08:00:00.000Z", ...about },
  }) as FeeSetting;

/** 1 and 2 percent of 70 000 kr, up to and above four hours. */
export const feeSettings: FeeSetting[] = [
  setting("base", { kronor: 70_000, fromYear: null, toYear: null }),
  setting("classes", {
    ...{ short: 100, long: 200, limitMinutes: 240 },
    ...{ countsBreaks: true, attendingSubstitutes: true },
  }),
  setting("mileage", { orePerMil: 2_500 }),
  setting("lostEarnings", { hourOre: 30_000, dayOre: 200_000 }),
];

/** A claim with nothing added. */
export const typed = (about: Partial<TypedClaim> = {}): TypedClaim => ({
  ...{ takes: true, km: "", lossGround: "", lossHours: "", lossAmount: "", reason: "" },
  ...about,
});
