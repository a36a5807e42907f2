import { expect } from "vitest";
import {
  adoptControlPlan,
  draftControlPlan,
  importControls,
  removeControl,
  saveControl,
} from "#app/commands/controlPlan.server.ts";
import { type ReportControls, reportControls } from "#app/commands/controlReport.server.ts";
import { makeControl, plannedControl } from "#app/commands/controlRuns.server.ts";
import { drawnFor } from "#app/commands/controlSamples.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { type ControlText, planFor } from "#app/domain/control/control.ts";
import { calendarOf, figuresOf } from "#app/domain/control/report.ts";
import { openTasks } from "#app/domain/tasks.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import {
  controlPlansOf,
  controlReportsOf,
  controlRunsOf,
  frozenControlFiles,
} from "#db/queries/control.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { keptDocument } from "#db/queries/keptDocuments.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { adopted as delegationAdopted, registered } from "../support/delegation.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { account, board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const text = (about: Partial<ControlText> = {}): ControlText => ({
  ...{ routine: "Protokoll", what: "Protokollen är justerade i tid", reportTo: "Styrelsen" },
  ...{ frequency: { unit: "month", every: 1 }, measure: "approval", sampleSize: 3, riskKey: null },
  sampleFrom: "payments",
  ...{ owner: { kind: "role", role: "director" }, performer: { kind: "role", role: "secretary" } },
  ...about,
});

/** A förbundschef, who controls. */
async function director(office: TestOffice, b: TestBoard) {
  const accountId = await account(office, "director", "Dag Norr");
  const about = { name: "Dag Norr", email: "", organisation: "", title: "", accountId };
  const { id } = value(await addPerson(office, b.owner, about));
  const mandate = { seatId: null, callingOrder: null, basis: "Anställning", to: null };
  const from = legalDate("2023-04-01");
  value(await giveMandate(office, b.owner, { personId: id, role: "director", from, ...mandate }));
  return { associationId: b.associationId, accountId };
}

async function adopted(office: TestOffice, b: TestBoard) {
  const secretary = b.as("secretary");
  value(await draftControlPlan(office, secretary, { like: "empty" }));
  value(await saveControl(office, secretary, { pointId: null, text: text() }));
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  const { id } = value(await adoptControlPlan(office, secretary, { meetingId, number: 2 }));
  return { id, meetingId };
}

onEachDatabase(
  "a plan is adopted, its controls are made, and a deviation is a task",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const chief = await director(office, b);
    const { id: planId } = await adopted(office, b);
    const plan = planFor(await controlPlansOf(office.db, b.associationId), 2026);
    const [point] = plan?.points ?? [];
    if (!plan || !point) throw new Error("The plan was not adopted");
    expect(await frozenControlFiles(office.db, b.associationId, planId)).toMatchObject({
      html: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    office.at("2026-04-02T08:00");
    const at = { planId, pointKey: point.key, period: "2026-03-31" };
    expect(await plannedControl(office.db, b.associationId, at)).toMatchObject({
      due: { from: "2026-03-01", on: "2026-03-31" },
    });
    const evidence = {
      ...{ filename: "genomgång.txt", mediaType: "text/plain; charset=utf-8" },
      bytes: new TextEncoder().encode("Sett."),
    };
    const deviation = {
      ...{ ...at, result: "deviation" as const, note: "Ett protokoll är sent.", evidence },
      ...{ action: "Boka tid för justering", actionDue: legalDate("2026-05-04") },
    };
    value(await makeControl(office, chief, deviation));
    expect(refusal(await makeControl(office, chief, deviation))).toContain("redan gjord");
    const runs = await controlRunsOf(office.db, b.associationId);
    expect(runs).toMatchObject([
      {
        ...{ on: "2026-04-02", byName: "Dag Norr", result: "deviation", sample: [] },
        ...{ seed: `2026/${point.key}/2026-03-31`, evidence: { filename: "genomgång.txt" } },
        measured: { checked: 1, deviations: [expect.stringContaining("är inte justerat")] },
      },
    ]);
    expect(openTasks(await tasksOf(office.db, b.associationId))).toMatchObject([
      {
        ...{ what: "Boka tid för justering", due: "2026-05-04", doer: "Dag Norr" },
        source: { kind: "control", what: "Protokollen är justerade i tid" },
      },
    ]);
    const today = legalDate("2026-04-02");
    const calendar = calendarOf(plan, runs, [], today);
    // What was due before the plan was adopted on 2 March is nobody's to make.
    expect(calendar[0]?.due).toMatchObject({ period: "2026-02-28", on: "2026-03-02" });
    expect(calendar.slice(0, 4).map(({ state }) => state)).toEqual([
      ...["late", "made", "now", "coming"],
    ]);
    expect(figuresOf(plan, calendar, today)).toMatchObject([
      {
        ...{ planned: 11, made: { count: 1, of: 2 }, inTime: { count: 0, of: 1 } },
        ...{ deviations: 1, measured: { count: 0, of: 1 } },
      },
    ]);
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  },
);

onEachDatabase("a report that was told of is kept as it was that day", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const secretary = b.as("secretary");
  const chief = await director(office, b);
  const { id: planId, meetingId } = await adopted(office, b);
  const plan = planFor(await controlPlansOf(office.db, b.associationId), 2026);
  const told = (about: Partial<ReportControls> = {}, who = secretary) =>
    reportControls(office, who, { planId, meetingId, number: 2, ...about });
  expect(refusal(await told({ planId: "x" }))).toContain("Planen finns inte");
  expect(refusal(await told({ number: 99 }))).toContain("§ 99 finns inte");
  expect(refusal(await told({}, b.as("auditor")))).toContain("kontrollerna är redovisade");
  value(await told());
  expect(refusal(await told())).toBe("Rapporten till § 2 den 2 mars 2026 är redan sparad.");
  const read = async () => {
    const [report] = await controlReportsOf(office.db, b.associationId);
    const file = await bytesOf(office.db, b.associationId, report?.files.html ?? "");
    return { report, html: new TextDecoder().decode(file?.bytes).replace(/&nbsp;|\u00a0/g, " ") };
  };
  const before = await read();
  expect(before.report).toMatchObject({ planId, meetingDate: "2026-03-02", number: 2 });
  expect(before.html).toContain("Läget");
  // A control that is made later is in the report of today, and not in the one that was told of.
  office.at("2026-04-02T08:00");
  const at = { planId, pointKey: plan?.points[0]?.key ?? "", period: "2026-03-31" };
  const ok = {
    ...at,
    result: "ok" as const,
    note: "",
    action: "",
    actionDue: null,
    evidence: null,
  };
  value(await makeControl(office, chief, ok));
  expect((await read()).html).toBe(before.html);
  const late = value(await told({ number: 3 }));
  const reports = await controlReportsOf(office.db, b.associationId);
  const again = reports.find(({ id }) => id === late.id);
  const html = await bytesOf(office.db, b.associationId, again?.files.html ?? "");
  expect(new TextDecoder().decode(html?.bytes).replace(/&nbsp;|\u00a0/g, " ")).toBe(before.html);
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  expect((await keptDocument(office.db, [before.report?.files.pdf ?? ""]))?.kind).toBe(
    "control_report",
  );
});

onEachDatabase(
  "nobody controls their own step, and a deviation is told whole",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const chief = await director(office, b);
    const { id: planId, meetingId } = await adopted(office, b);
    const plan = planFor(await controlPlansOf(office.db, b.associationId), 2026);
    const at = { planId, pointKey: plan?.points[0]?.key ?? "", period: "2026-02-28" };
    const ok = {
      ...at,
      result: "ok" as const,
      note: "",
      action: "",
      actionDue: null,
      evidence: null,
    };
    expect(refusal(await makeControl(office, b.as("secretary"), ok))).toBe(
      "Enligt planen är det förbundschefen som gör kontrollen.",
    );
    expect(refusal(await makeControl(office, b.as("auditor"), ok))).toContain(
      "får anteckna en kontroll",
    );
    const faulty = { ...ok, result: "deviation" as const };
    expect(refusal(await makeControl(office, chief, faulty))).toBe(
      "Skriv vad som avviker. Skriv vad som görs åt avvikelsen. Sätt en dag då åtgärden ska vara klar.",
    );
    const past = { ...faulty, note: "Fel", action: "Rätta", actionDue: legalDate("2026-03-01") };
    expect(refusal(await makeControl(office, chief, past))).toContain("har redan varit");
    expect(refusal(await makeControl(office, chief, { ...ok, action: "Rätta" }))).toContain(
      "En åtgärd hör till en avvikelse.",
    );
    const other = { ...ok, period: "2026-02-27" };
    expect(refusal(await makeControl(office, chief, other))).toContain("Kontrollen finns inte");
    const secretary = b.as("secretary");
    value(await draftControlPlan(office, secretary, { like: "last" }));
    const own = text({ what: "Annat", performer: { kind: "role", role: "director" } });
    expect(refusal(await saveControl(office, secretary, { pointId: null, text: own }))).toContain(
      "både utför och kontrollerar",
    );
    const texts = [text({ reportTo: "Ordföranden" }), text({ what: "Nytt" })];
    value(await importControls(office, secretary, { texts }));
    const draft = (await controlPlansOf(office.db, b.associationId)).find((one) => !one.adopted);
    expect(draft?.points.map(({ key, reportTo }) => [key === at.pointKey, reportTo])).toEqual([
      [true, "Ordföranden"],
      [false, "Styrelsen"],
    ]);
    for (const { id } of draft?.points ?? []) {
      value(await removeControl(office, secretary, { pointId: id }));
    }
    const again = await adoptControlPlan(office, secretary, { meetingId, number: 1 });
    expect(refusal(again)).toContain("Planen har inga kontrollmoment.");
    expect(await controlRunsOf(office.db, b.associationId)).toEqual([]);
  },
);

onEachDatabase(
  "a sample is drawn from what the kontrollmoment is about, and no delegate looks at the own decision",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const { groupId, meetingId, paragraf } = await delegationAdopted(office, b);
    value(await draftControlPlan(office, secretary, { like: "empty" }));
    const about = { measure: null, owner: { kind: "role" as const, role: "chair" as const } };
    for (const sampleFrom of ["delegated", "paragrafs"] as const) {
      const point = text({ ...about, sampleFrom, what: sampleFrom, sampleSize: 50 });
      value(await saveControl(office, secretary, { pointId: null, text: point }));
    }
    const adopt = { meetingId, number: paragraf };
    const { id: planId } = value(await adoptControlPlan(office, secretary, adopt));
    await registered(office, b, groupId, { decidedOn: legalDate("2026-02-20") });
    await registered(office, b, groupId, { decidedOn: legalDate("2026-03-01"), object: "Bord" });
    office.at("2026-03-02T08:00");
    const plan = planFor(await controlPlansOf(office.db, b.associationId), 2026);
    const at = (what: string) => {
      const pointKey = plan?.points.find((one) => one.what === what)?.key ?? "";
      return { planId, pointKey, period: "2026-02-28" };
    };
    const drawnAt = async (what: string) => {
      const control = await plannedControl(office.db, b.associationId, at(what));
      if (!control) throw new Error(`No control of ${what}`);
      return (await drawnFor(office.db, b.associationId, control)).drawn;
    };
    expect((await drawnAt("delegated")).map(({ number }) => number)).toEqual(["D 2026-1"]);
    const items = (await itemsOf(office.db, meetingId)).flatMap(({ number }) => number ?? []);
    expect((await drawnAt("paragrafs")).map(({ number }) => number).toSorted()).toEqual(
      items.map((number) => `§ ${number} 2026-02-02`).toSorted(),
    );
    const fine = { result: "ok" as const, note: "", action: "", actionDue: null, evidence: null };
    // The ordförande decided it, and controls the protokoll alone.
    expect(
      refusal(await makeControl(office, b.as("chair"), { ...at("delegated"), ...fine })),
    ).toContain("Du har fattat D 2026-1, som ingår i stickprovet.");
    value(await makeControl(office, b.as("chair"), { ...at("paragrafs"), ...fine }));
    const [run] = await controlRunsOf(office.db, b.associationId);
    expect(run?.sample).toHaveLength(items.length);
  },
);
