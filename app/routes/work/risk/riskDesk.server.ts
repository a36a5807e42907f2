/** What the pages of the risk analysis read, and how their forms are read. */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import {
  adoptRiskAnalysis,
  changeRiskAnalysis,
  discardRiskAnalysis,
  draftRiskAnalysis,
} from "../../../commands/riskAnalysis.server.ts";
import { removeRisk, saveRisk } from "../../../commands/risks.server.ts";
import type { AttestPerson } from "../../../domain/attest/order.ts";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { holderValue } from "../../../domain/attest/rightInput.ts";
import { may, roleNames } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import { holderRoles } from "../../../domain/namedHolder.ts";
import type { Result } from "../../../domain/result.ts";
import { checkAnalysis } from "../../../domain/risk/checkAnalysis.ts";
import { compareAnalyses } from "../../../domain/risk/compareAnalyses.ts";
import { adoptedAnalyses, type Risk, type RiskAnalysis } from "../../../domain/risk/risk.ts";
import { readRisk, riskFields, type TypedRisk } from "../../../domain/risk/riskInput.ts";
import type { ScaleValue } from "../../../domain/risk/scale.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";

/** Where the pages of the risk analysis are. */
export const homeOf = ({ association }: Desk): string => `/forbund/${association.slug}/riskanalys`;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Everybody who may own a risk: the uppdrag, and each person. */
export const holderChoices = (people: readonly Pick<AttestPerson, "id" | "name">[]) => [
  ...holderRoles.map((role) => ({ value: `role:${role}`, text: capital(roleNames[role]) })),
  ...people.map(({ id, name }) => ({ value: `person:${id}`, text: name })),
];

/** The version before: for an adopted one the one that was adopted before it, for the draft the last. */
export function versionBefore(all: RiskAnalysis[], analysis: RiskAnalysis): RiskAnalysis | null {
  const adopted = adoptedAnalyses(all);
  const at = adopted.findIndex(({ id }) => id === analysis.id);
  return adopted[at + 1] ?? null;
}

/** A version with what it changes. */
function shown(all: RiskAnalysis[], analysis: RiskAnalysis, people: AttestPerson[]) {
  const before = versionBefore(all, analysis);
  const changes = before ? compareAnalyses(before, analysis, namesIn(people)) : [];
  return { analysis, changes, before: before?.year ?? null };
}

/** All that the page of the risk analysis shows. */
export async function analysisPage(desk: Desk) {
  const { office, association, actor, today } = desk;
  const all = await riskAnalysesOf(office.db, association.id);
  const people = await attestPeopleOf(office.db, association.id);
  const adopted = adoptedAnalyses(all);
  const [current] = adopted;
  const draft = all.find((one) => one.adopted === null);
  const meetings = await meetingList(office.db, association.id);
  const suggested = await latestParagrafAbout(office.db, association.id, ["risk"]);
  const isTaken = adopted.some(
    (one) =>
      one.adopted?.meetingId === suggested?.meetingId && one.adopted?.number === suggested?.number,
  );
  return {
    ...{ home: homeOf(desk), today, adopted, formId: crypto.randomUUID() },
    people: people.map(({ id, name }) => ({ id, name })),
    mayDraft: may.draftRiskAnalysis(actor),
    current: current ? shown(all, current, people) : null,
    draft: draft ? shown(all, draft, people) : null,
    findings: draft ? checkAnalysis(draft, people, today, namesIn(people)) : [],
    meetings: meetings
      .filter(({ date }) => date <= today)
      .map(({ id, date }) => ({ id, date: date as LegalDate })),
    suggested: isTaken ? null : suggested,
  };
}

export type AnalysisPage = Awaited<ReturnType<typeof analysisPage>>;

/** One version with what is shown of it; null when it is not in this förbund. */
export async function versionPage(desk: Desk, analysisId: string | undefined) {
  const { office, association } = desk;
  const all = await riskAnalysesOf(office.db, association.id);
  const found = all.find(({ id }) => id === analysisId);
  if (!found) return null;
  const people = await attestPeopleOf(office.db, association.id);
  return { ...shown(all, found, people), people: people.map(({ id, name }) => ({ id, name })) };
}

/** The risk as the form shows it; an empty one when there is none. */
export const typedOf = (risk: Risk | null): TypedRisk => ({
  routine: risk?.routine ?? "",
  what: risk?.what ?? "",
  severity: risk ? String(risk.severity) : "",
  likelihood: risk ? String(risk.likelihood) : "",
  treatment: risk?.treatment ?? "",
  action: risk?.action ?? "",
  due: risk?.due ?? "",
  owner: risk ? holderValue(risk.owner) : "",
  value: "",
});

/** The fields of one risk, as typed. */
export const typedFrom = (form: FormReader, prefix = ""): TypedRisk =>
  Object.fromEntries(
    riskFields.map((field) => [field, form.raw(`${prefix}${field}`)]),
  ) as TypedRisk;

/** Reads the form of a risk and saves it, or takes the risk out. */
export async function handleRiskForm(
  desk: Desk,
  form: FormReader,
  risk: Risk | null,
): Promise<Result<unknown>> {
  const { office, caller, association, today } = desk;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "ta-bort" && risk) {
    return removeRisk(office, caller, { riskId: risk.id }, formId);
  }
  const people = await attestPeopleOf(office.db, association.id);
  const read = readRisk(typedFrom(form), { people, today, standingDue: risk?.due ?? null });
  if (!read.ok) return read;
  return saveRisk(office, caller, { riskId: risk?.id ?? null, text: read.value }, formId);
}

const badRequest = () => new Response(null, { status: 400 });
const notTried = (form: FormReader): Result<unknown> => ({ ok: false, refusals: form.refusals });

type Handler = (desk: Desk, form: FormReader, formId: string) => Promise<Result<unknown>>;

const changeLimits: Handler = async ({ office, caller }, form, formId) => {
  const year = form.integer("year", "året");
  const watch = form.integer("watch", "gränsen för att bevaka");
  const act = form.integer("act", "gränsen för att åtgärda");
  const severity = form.choice("severityAct", "när en risk alltid åtgärdas", ["4", "3", ""]);
  if (form.refusals.length > 0) return notTried(form);
  const severityAct = severity === "" ? null : (Number(severity) as ScaleValue);
  const input = { year, thresholds: { act, watch, severityAct } };
  return changeRiskAnalysis(office, caller, input, formId);
};

const adopt: Handler = async ({ office, caller }, form, formId) => {
  const number = form.integer("number", "paragrafen");
  if (form.refusals.length > 0) return notTried(form);
  const input = { meetingId: form.raw("meetingId"), number };
  return adoptRiskAnalysis(office, caller, input, formId);
};

/** What each form of the page does, and where on the page one stands after it. */
const handlers: Record<string, { handle: Handler; at: string }> = {
  "fran-senaste": {
    handle: ({ office, caller }, _, id) => draftRiskAnalysis(office, caller, { like: "last" }, id),
    at: "#utkast",
  },
  tom: {
    handle: ({ office, caller }, _, id) => draftRiskAnalysis(office, caller, { like: "empty" }, id),
    at: "#utkast",
  },
  granser: { handle: changeLimits, at: "#utkast" },
  kasta: {
    handle: ({ office, caller }, _, id) => discardRiskAnalysis(office, caller, null, id),
    at: "",
  },
  anta: { handle: adopt, at: "" },
};

/** Does what the form asks; answers the result and where to go. */
export async function handleAnalysisForm(desk: Desk, form: FormReader) {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw badRequest();
  const result = await handler.handle(desk, form, form.raw("formular"));
  return { result, to: `${homeOf(desk)}${handler.at}` };
}
