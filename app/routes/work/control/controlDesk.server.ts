/** What the pages of the intern kontroll read, and how their forms are read. */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { controlPlansOf, controlReportsOf } from "#db/queries/control.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import {
  adoptControlPlan,
  discardControlPlan,
  draftControlPlan,
  importControls,
  removeControl,
  saveControl,
} from "../../../commands/controlPlan.server.ts";
import { controlCalendar, reportControls } from "../../../commands/controlReport.server.ts";
import { holderValue } from "../../../domain/attest/rightInput.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import { checkPlan } from "../../../domain/control/checkPlan.ts";
import {
  adoptedPlans,
  type ControlPlan,
  type ControlPoint,
  currentPlan,
  workedPlans,
} from "../../../domain/control/control.ts";
import {
  controlFields,
  readControl,
  readControlTable,
  type TypedControl,
} from "../../../domain/control/controlInput.ts";
import {
  frequencyValue,
  readFrequency,
  readFrequencyValue,
} from "../../../domain/control/frequency.ts";
import { type CalendarRow, figuresOf } from "../../../domain/control/report.ts";
import { namedHolder } from "../../../domain/namedHolder.ts";
import { accepted, type Result } from "../../../domain/result.ts";
import { adoptedAnalyses } from "../../../domain/risk/risk.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { type ControlPreview, controlPrefix } from "../../../ui/controlForms.tsx";
import { sourceText } from "../risk/importDesk.server.ts";
import { filledFrom, isFilling, linesOf, notesOf } from "../risk/importRows.server.ts";
import { holderChoices } from "../risk/riskDesk.server.ts";

export const homeOf = ({ association }: Desk): string =>
  `/forbund/${association.slug}/intern-kontroll`;

/** The risks that a kontrollmoment may be against: those of the analysis in force. */
export async function risksOf({ office, association }: Desk) {
  const [analysis] = adoptedAnalyses(await riskAnalysesOf(office.db, association.id));
  return (analysis?.risks ?? []).map(({ key, what }) => ({ key, what }));
}

/** What a kontrollmoment may name. */
export async function choicesOf(desk: Desk) {
  const people = await attestPeopleOf(desk.office.db, desk.association.id);
  const risks = await risksOf(desk);
  return {
    holders: holderChoices(people),
    risks: risks.map(({ key, what }) => ({ value: key, text: what })),
  };
}

/** All that the page of the intern kontroll shows. */
export async function controlPage(desk: Desk) {
  const { office, association, actor, today } = desk;
  const plans = await controlPlansOf(office.db, association.id);
  const people = await attestPeopleOf(office.db, association.id);
  const current = currentPlan(plans, today);
  const draft = plans.find(({ adopted }) => adopted === null) ?? null;
  const calendar = current
    ? await controlCalendar(office.db, association.id, current, plans, today)
    : [];
  const meetings = await meetingList(office.db, association.id);
  const left: { plan: ControlPlan; calendar: CalendarRow[] }[] = [];
  for (const plan of workedPlans(plans, today).filter(({ id }) => id !== current?.id)) {
    const rows = await controlCalendar(office.db, association.id, plan, plans, today);
    const unmade = rows.filter(({ run }) => run === null);
    if (unmade.length > 0) left.push({ plan, calendar: unmade });
  }
  return {
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), current, draft, calendar, left, today },
    figures: current ? figuresOf(current, calendar, today) : [],
    risks: await risksOf(desk),
    people: people.map(({ id, name }) => ({ id, name })),
    earlier: adoptedPlans(plans).filter(({ id }) => id !== current?.id),
    worked: workedPlans(plans, today).map(({ id }) => id),
    reports: (await controlReportsOf(office.db, association.id)).map(({ files: _, ...one }) => one),
    mayReport: may.reportControls(actor),
    mayReadReport: mayRead(actor, "events"),
    mayDraft: may.draftControlPlan(actor),
    findings: draft ? checkPlan(draft, people, today) : [],
    meetings: meetings
      .filter(({ date }) => date <= today)
      .map(({ id, date }) => ({ id, date: date as LegalDate })),
    suggested: await latestParagrafAbout(office.db, association.id, ["kontroll"]),
  };
}

export type ControlPage = Awaited<ReturnType<typeof controlPage>>;

const badRequest = () => new Response(null, { status: 400 });

/** Does what a form of the page asks. */
export async function handlePlanForm(desk: Desk, form: FormReader): Promise<Result<unknown>> {
  const { office, caller } = desk;
  const formId = form.raw("formular");
  switch (form.raw("avsikt")) {
    case "fran-senaste":
      return draftControlPlan(office, caller, { like: "last" }, formId);
    case "tom":
      return draftControlPlan(office, caller, { like: "empty" }, formId);
    case "kasta":
      return discardControlPlan(office, caller, null, formId);
    case "anta": {
      const number = form.integer("number", "paragrafen");
      if (form.refusals.length > 0) return { ok: false, refusals: form.refusals };
      const input = { meetingId: form.raw("meetingId"), number };
      return adoptControlPlan(office, caller, input, formId);
    }
    case "redovisa": {
      const number = form.integer("number", "paragrafen");
      if (form.refusals.length > 0) return { ok: false, refusals: form.refusals };
      const input = { planId: form.raw("planId"), meetingId: form.raw("meetingId"), number };
      return reportControls(office, caller, input, formId);
    }
    default:
      throw badRequest();
  }
}

/** The kontrollmoment as the form shows it; an empty one when there is none. */
export const typedOf = (point: ControlPoint | null): TypedControl => ({
  ...{ routine: point?.routine ?? "", what: point?.what ?? "" },
  owner: point ? holderValue(point.owner) : "",
  performer: point ? holderValue(point.performer) : "",
  frequency: point ? frequencyValue(point.frequency) : "",
  ...{ reportTo: point?.reportTo ?? "Styrelsen", measure: point?.measure ?? "" },
  ...{
    sampleSize: point ? String(point.sampleSize) : "",
    sampleFrom: point?.sampleFrom ?? "payments",
  },
  ...{ riskKey: point?.riskKey ?? "" },
});

const typedFrom = (form: FormReader, prefix = ""): TypedControl =>
  Object.fromEntries(
    controlFields.map((field) => [field, form.raw(`${prefix}${field}`)]),
  ) as TypedControl;

async function contextOf(desk: Desk) {
  const people = await attestPeopleOf(desk.office.db, desk.association.id);
  const riskKeys = (await risksOf(desk)).map(({ key }) => key);
  return { people, riskKeys, today: desk.today };
}

/** Saves a kontrollmoment, or takes it out. */
export async function handlePointForm(
  desk: Desk,
  form: FormReader,
  point: ControlPoint | null,
): Promise<Result<unknown>> {
  const { office, caller } = desk;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "ta-bort" && point) {
    return removeControl(office, caller, { pointId: point.id }, formId);
  }
  const read = readControl(typedFrom(form), await contextOf(desk));
  if (!read.ok) return read;
  return saveControl(office, caller, { pointId: point?.id ?? null, text: read.value }, formId);
}

type Rows = readonly { line: number; cells: TypedControl; notes: string[] }[];

async function tried(desk: Desk, rows: Rows) {
  const context = await contextOf(desk);
  const value = (typed: string) => {
    const holder = namedHolder(typed, context.people);
    return holder ? holderValue(holder) : "";
  };
  return rows.map(({ line, cells, notes }) => {
    const read = readControl(cells, context);
    const frequency = readFrequencyValue(cells.frequency) ?? readFrequency(cells.frequency);
    return {
      ...{ line, notes, text: read.ok ? read.value : null },
      cells: {
        ...{ ...cells, owner: value(cells.owner), performer: value(cells.performer) },
        frequency: frequency ? frequencyValue(frequency) : "",
      },
      faults: read.ok
        ? []
        : read.refusals.map(({ field, text, source }) => ({ field, text, source })),
    };
  });
}

type Tried = Awaited<ReturnType<typeof tried>>;

const previewOf = (rows: Tried, saved: number, skipped: string[] = []): ControlPreview => ({
  ...{ formId: crypto.randomUUID(), saved, skipped },
  rows: rows.map(({ text: _text, ...row }) => row),
});

/** Reads a table, or saves the rows that were read; null when all of them are saved. */
export async function handleControlImport(
  desk: Desk,
  form: FormReader,
): Promise<Result<ControlPreview | null>> {
  if (form.raw("avsikt") !== "spara") {
    const source = await sourceText(form);
    if (!source.ok) return source;
    const read = readControlTable(source.value);
    if (!read.ok) return read;
    const skipped = read.value.skipped.map(({ line, text }) => `Rad ${line}: ${text}`);
    return accepted(previewOf(await tried(desk, read.value.rows), 0, skipped));
  }
  const rows = await tried(
    desk,
    linesOf(form).map((line) => ({
      ...{ line, cells: typedFrom(form, controlPrefix(line)) },
      notes: notesOf(form, controlPrefix(line)),
    })),
  );
  if (isFilling(form)) {
    const filled = rows.map((row) => ({ ...row, cells: filledFrom(form, row) }));
    return accepted(previewOf(await tried(desk, filled), 0));
  }
  const texts = rows.flatMap(({ text }) => (text === null ? [] : [text]));
  const faulty = rows.filter(({ text }) => text === null);
  if (texts.length === 0) return accepted(previewOf(faulty, 0));
  const saved = await importControls(desk.office, desk.caller, { texts }, form.raw("formular"));
  if (!saved.ok) return saved;
  return accepted(faulty.length === 0 ? null : previewOf(faulty, texts.length));
}
