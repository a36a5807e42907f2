/** A risk as somebody typed it, in the form or in a table, read: one sentence for each thing that cannot be so. */
import type { AttestPerson } from "../attest/order.ts";
import { dateText, isMoved, type LegalDate, parseLegalDate } from "../calendar.ts";
import { dayOffName } from "../control/schedule.ts";
import { sources } from "../law.ts";
import { namedHolder } from "../namedHolder.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import type { RiskText } from "./risk.ts";
import { readStep, type ScaleName, type ScaleValue, scales } from "./scale.ts";

export const riskFields = [
  ...(["routine", "what", "severity", "likelihood", "treatment"] as const),
  ...(["action", "due", "owner", "value"] as const),
] as const;

export type RiskField = (typeof riskFields)[number];
/** As typed; `value` is the riskvärde of a table that says it, empty in the form. */
export type TypedRisk = Record<RiskField, string>;

/** The longest that each may be, in characters. */
const longest = { routine: 120, what: 300, treatment: 2_000, action: 300 } as const;
const names = {
  routine: "Processen",
  what: "Risken",
  treatment: "Riskhanteringen",
  action: "Åtgärden",
} as const;

export type RiskContext = {
  people: readonly Pick<AttestPerson, "id" | "name">[];
  today: LegalDate;
  /** The day that the åtgärd has already: it may have passed meanwhile. */
  standingDue?: LegalDate | null;
};

const at = (
  field: RiskField,
  text: string,
  rule: "CTRL-22" | "CTRL-23" | null = null,
): Refusal => ({
  ...{ field, text, rule },
  source: rule === null ? null : sources[rule],
});

function step(scale: ScaleName, typed: string, refusals: Refusal[]): ScaleValue {
  const value = readStep(scale, typed);
  if (value !== null) return value;
  const { name, definite } = scales[scale];
  const text =
    typed.trim() === ""
      ? `${name} saknas. Skriv 1, 2, 3 eller 4.`
      : `${name} ”${typed.trim().slice(0, 30)}” finns inte på skalan. Skriv ${definite} som 1, 2, 3 eller 4.`;
  refusals.push(at(scale, text, "CTRL-23"));
  return 1;
}

function texts(typed: TypedRisk, refusals: Refusal[]) {
  const read = (field: keyof typeof longest): string => {
    const value = typed[field].trim();
    const most = longest[field];
    if (value.length > most) {
      refusals.push(
        at(field, `${names[field]} är ${value.length} tecken lång. Högst ${most} får plats.`),
      );
    }
    return value;
  };
  const found = {
    routine: read("routine"),
    what: read("what"),
    treatment: read("treatment"),
    action: read("action"),
  };
  if (found.routine === "")
    refusals.push(at("routine", "Skriv vilken process eller rutin risken finns i."));
  if (found.what === "") refusals.push(at("what", "Skriv vad som kan hända."));
  return found;
}

function dueDay(typed: TypedRisk, context: RiskContext, refusals: Refusal[]): LegalDate | null {
  const said = typed.due.trim();
  if (said === "") return null;
  const day = parseLegalDate(said);
  if (day === null) {
    const text = `Dagen ”${said.slice(0, 30)}” finns inte i kalendern. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2026-10-01.`;
    refusals.push(at("due", text));
    return null;
  }
  if (typed.action.trim() === "") {
    refusals.push(at("action", "En dag hör till en åtgärd. Skriv vad som ska göras."));
  }
  if (day < context.today && day !== context.standingDue) {
    const text = `${dateText(day)} har redan varit. Sätt en dag som kommer.`;
    refusals.push(at("due", text, "CTRL-22"));
  }
  return day;
}

/** Reads what was typed; every fault has its field and its sentence. */
export function readRisk(typed: TypedRisk, context: RiskContext): Result<RiskText> {
  const refusals: Refusal[] = [];
  const read = texts(typed, refusals);
  const severity = step("severity", typed.severity, refusals);
  const likelihood = step("likelihood", typed.likelihood, refusals);
  const due = dueDay(typed, context, refusals);
  const owner = namedHolder(typed.owner, context.people);
  if (owner === null) {
    const said = typed.owner.trim();
    const text =
      said === ""
        ? "Risken har ingen ägare. Välj vem som svarar för att den hanteras."
        : `Ägaren ”${said.slice(0, 60)}” är varken ett uppdrag eller en person i förbundets register.`;
    refusals.push(at("owner", text, "CTRL-22"));
  }
  const value = typed.value.trim();
  const isScaled = !refusals.some(({ field }) => field === "severity" || field === "likelihood");
  if (value !== "" && isScaled && Number.parseInt(value, 10) !== severity * likelihood) {
    const text = `Riskvärdet ”${value.slice(0, 20)}” stämmer inte: ${severity} × ${likelihood} är ${severity * likelihood}. Ändra riskvärdet, väsentligheten eller sannolikheten.`;
    refusals.push(at("value", text, "CTRL-23"));
  }
  if (refusals.length > 0 || owner === null) return refusedAll(refusals);
  return accepted({ ...read, severity, likelihood, due, owner });
}

/** That the day of an åtgärd is a day off, as a sentence; null when it is not. It may stand so: nobody is late by law. */
export function dayOffNote({ due }: Pick<TypedRisk, "due">): string | null {
  const day = parseLegalDate(due.trim());
  return day !== null && isMoved(day)
    ? `${dateText(day)} är ${dayOffName(day)}. Ändra dagen om åtgärden ska vara klar på en vardag.`
    : null;
}
