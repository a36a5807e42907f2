/** A kontrollmoment as somebody typed it, in the form or in a table, read. @see CTRL-22 */
import type { AttestPerson, Holder } from "../attest/order.ts";
import type { LegalDate } from "../calendar.ts";
import { sources } from "../law.ts";
import { namedHolder } from "../namedHolder.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { type Column, type ReadTable, readTable, type TableRow } from "../tableText.ts";
import { ownStep } from "./checkPlan.ts";
import { allMeasures, allSampleSources, type ControlText } from "./control.ts";
import { readFrequency, readFrequencyValue } from "./frequency.ts";

export const controlFields = [
  ...(["routine", "what", "owner", "performer", "frequency", "reportTo"] as const),
  ...(["measure", "sampleSize", "sampleFrom", "riskKey"] as const),
] as const;

export type ControlField = (typeof controlFields)[number];
export type TypedControl = Record<ControlField, string>;

export type ControlContext = {
  people: readonly AttestPerson[];
  riskKeys: readonly string[];
  today: LegalDate;
};

const MOST_SAMPLED = 50;

const at = (field: ControlField, text: string, isRule = false): Refusal => ({
  ...{ field, text, rule: isRule ? "CTRL-22" : null },
  source: isRule ? sources["CTRL-22"] : null,
});

function line(typed: TypedControl, field: "routine" | "what" | "reportTo", missing: string) {
  const most = field === "what" ? 300 : 120;
  const value = typed[field].trim();
  if (value === "") return { value, refusals: [at(field, missing)] };
  if (value.length <= most) return { value, refusals: [] };
  const text = `Texten är ${value.length} tecken lång. Högst ${most} får plats.`;
  return { value, refusals: [at(field, text)] };
}

function holder(
  typed: TypedControl,
  field: "owner" | "performer",
  { people }: ControlContext,
): { value: Holder | null; refusals: Refusal[] } {
  const value = namedHolder(typed[field], people);
  if (value) return { value, refusals: [] };
  const said = typed[field].trim();
  const missing =
    field === "owner"
      ? "Välj vem som kontrollerar."
      : "Välj vem som utför det som kontrolleras. Det ska vara någon annan än den som kontrollerar.";
  const text = `”${said.slice(0, 60)}” är varken ett uppdrag eller en person i förbundets register.`;
  return { value, refusals: [at(field, said === "" ? missing : text, true)] };
}

function frequencyRefusal(said: string): Refusal {
  const words = said.trim().slice(0, 60);
  const text =
    words === ""
      ? "Frekvensen saknas. Välj hur ofta kontrollen görs."
      : `”${words}” går inte att mäta, så ingen kan säga om kontrollen är gjord i tid. Välj hur ofta den görs, till exempel varje kvartal.`;
  return at("frequency", text, true);
}

/** Reads what was typed; every fault has its field and its sentence. */
export function readControl(typed: TypedControl, context: ControlContext): Result<ControlText> {
  const routine = line(typed, "routine", "Skriv vilken process eller rutin som kontrolleras.");
  const what = line(typed, "what", "Skriv vad som kontrolleras.");
  const reportTo = line(typed, "reportTo", "Skriv vem som får veta resultatet.");
  const owner = holder(typed, "owner", context);
  const performer = holder(typed, "performer", context);
  const frequency = readFrequencyValue(typed.frequency) ?? readFrequency(typed.frequency);
  const measure = allMeasures.find((one) => one === typed.measure) ?? null;
  const sampleSize = typed.sampleSize.trim() === "" ? 0 : Number(typed.sampleSize);
  const isSize = Number.isSafeInteger(sampleSize) && sampleSize >= 0 && sampleSize <= MOST_SAMPLED;
  const refusals = [
    ...[routine, what, reportTo, owner, performer].flatMap((one) => one.refusals),
    ...(frequency ? [] : [frequencyRefusal(typed.frequency)]),
    ...(isSize ? [] : [at("sampleSize", `Stickprovet är ett heltal från 0 till ${MOST_SAMPLED}.`)]),
  ];
  if (refusals.length > 0 || !owner.value || !performer.value || !frequency) {
    return refusedAll(refusals);
  }
  const own = ownStep(
    { owner: owner.value, performer: performer.value },
    context.people,
    context.today,
  );
  if (own) return refusedAll([own]);
  return accepted({
    ...{ routine: routine.value, what: what.value, reportTo: reportTo.value, frequency },
    ...{ owner: owner.value, performer: performer.value, measure, sampleSize },
    sampleFrom: allSampleSources.find((one) => one === typed.sampleFrom) ?? "payments",
    riskKey: context.riskKeys.find((one) => one === typed.riskKey) ?? null,
  });
}

const columns: Column<ControlField>[] = [
  { field: "performer", title: "Utförs av", names: /utför/ },
  { field: "reportTo", title: "Rapportering till", names: /rapport/ },
  { field: "frequency", title: "Frekvens", names: /frekvens|hur ofta|^när|intervall/ },
  { field: "owner", title: "Kontrollansvarig", names: /ansvarig|kontrollant/ },
  { field: "what", title: "Kontrollmoment", names: /kontrollmoment|moment|kontroll/ },
  { field: "routine", title: "Process", names: /process|rutin|område/ },
];

const noText = Object.fromEntries(controlFields.map((field) => [field, ""])) as TypedControl;

/** The rows of a pasted or uploaded plan. What the table says of how often is told where it cannot be measured. */
export function readControlTable(
  text: string,
): Result<
  Omit<ReadTable<ControlField>, "rows"> & { rows: (TableRow<ControlField> & { notes: string[] })[] }
> {
  const read = readTable(text, columns, ["routine", "what", "owner"]);
  if (!read.ok) return read;
  let above = "";
  const rows = read.value.rows.map((row) => {
    const cells = { ...noText, ...row.cells };
    if (cells.routine === "") cells.routine = above;
    above = cells.routine;
    if (cells.reportTo === "") cells.reportTo = "Styrelsen";
    const isVague = cells.frequency !== "" && readFrequency(cells.frequency) === null;
    return { ...row, cells, notes: isVague ? [`I tabellen stod: ${cells.frequency}.`] : [] };
  });
  return accepted({ skipped: read.value.skipped, rows });
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();

/** Whether two rows tell of the same kontrollmoment. */
export const sameControl = (
  a: Pick<ControlText, "routine" | "what">,
  b: Pick<ControlText, "routine" | "what">,
): boolean => plain(a.routine) === plain(b.routine) && plain(a.what) === plain(b.what);
