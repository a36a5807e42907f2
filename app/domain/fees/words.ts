/** What is decided about arvoden, and how far a claim has come, as a reader sees it. */
import { accountText } from "../payment/accounts.ts";
import { kronorText } from "../words/amounts.ts";
import { numberText } from "../words/numbers.ts";
import { annualIntervals } from "./annual.ts";
import { type FeeClaim, lossGrounds } from "./claim.ts";
import { shareText } from "./fee.ts";
import type { DecidedKind, FeeSetting, FeeValues } from "./settings.ts";
import { durationText } from "./time.ts";

/** "30 000 kr om året", "40 procent av prisbasbeloppet om året". */
function annualText({ amount, every }: FeeValues["annual"]): string {
  if (amount.of === "none") return "Inget årsarvode";
  const sum =
    amount.of === "kronor"
      ? kronorText(amount.ore)
      : `${shareText(amount.share)} av ${amount.of === "base" ? "grundbeloppet" : "prisbasbeloppet"}`;
  return `${sum} om året, betalas ${annualIntervals[every]}`;
}

/** One decision in a sentence or less. */
export function settingText(setting: FeeSetting<DecidedKind>): string {
  switch (setting.kind) {
    case "base": {
      const { kronor, fromYear, toYear } = setting.value;
      const years =
        fromYear && toYear ? `, med inkomstbasbeloppet från ${fromYear} till ${toYear}` : "";
      return `${kronorText(kronor * 100)}${years}`;
    }
    case "classes": {
      const { short, long, limitMinutes, countsBreaks, attendingSubstitutes, errands } =
        setting.value;
      const hours = durationText(limitMinutes);
      const errand =
        errands === undefined
          ? "Beslutet säger inte om förrättningar ger arvode."
          : `En förrättning ger ${errands ? "arvode på samma sätt" : "inget arvode"}.`;
      return `${shareText(short)} av grundbeloppet till och med ${hours}, ${shareText(long)} däröver. Ajourneringar räknas ${countsBreaks ? "med" : "inte med"}. Ersättare som är närvarande utan att tjänstgöra får ${attendingSubstitutes ? "arvode" : "inget arvode"}. ${errand}`;
    }
    case "mileage":
      return `${kronorText(setting.value.orePerMil)} per mil i egen bil`;
    case "lostEarnings":
      return `Högst ${kronorText(setting.value.hourOre)} i timmen och ${kronorText(setting.value.dayOre)} om dagen`;
    case "seat":
      return setting.value.takes ? "Tar arvode" : "Tar inget arvode";
    case "employee":
      return setting.value.number;
    case "payroll":
      return `${setting.value.name}, ${accountText(setting.value.account)}`;
    case "annual":
      return annualText(setting.value);
  }
}

/** What a claim adds up of: "arvode 700 kr, resa 48 km 120 kr". */
export function claimText(claim: FeeClaim): string {
  if (!claim.takes) return "Ingen ersättning";
  const { feeOre, kmTenths, mileageOre, loss } = claim;
  return [
    `arvode ${kronorText(feeOre)}`,
    ...(kmTenths > 0 ? [`resa ${numberText(kmTenths * 10)} km, ${kronorText(mileageOre)}`] : []),
    ...(loss
      ? [
          `förlorad arbetsförtjänst ${kronorText(loss.ore)} (${lossGrounds[loss.ground].toLowerCase()})`,
        ]
      : []),
  ].join("; ");
}

export type ClaimProgress = {
  takes: boolean;
  listing: { period: string; payment: string; isPaid: boolean } | null;
};

/** "Bekräftad", "I period 2026-1", "Betald". */
export function progressText({ takes, listing }: ClaimProgress): string {
  if (!takes) return "Avstår";
  if (!listing) return "Bekräftad, tas med i nästa period";
  const where = `utbetalning ${listing.payment}`;
  return listing.isPaid ? `Betald, ${where}` : `I period ${listing.period}, ${where}`;
}
