import { expect } from "vitest";
import { offersOf, takeUpOffer } from "#app/commands/preparation.server.ts";
import {
  adoptRiskAnalysis,
  changeRiskAnalysis,
  discardRiskAnalysis,
  draftRiskAnalysis,
} from "#app/commands/riskAnalysis.server.ts";
import { importRisks, removeRisk, saveRisk } from "#app/commands/risks.server.ts";
import { completeTask } from "#app/commands/tasks.server.ts";
import { documentName } from "#app/commands/verificationText.server.ts";
import { verifyDocument } from "#app/commands/verifyDocument.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { defaultThresholds, type RiskText } from "#app/domain/risk/risk.ts";
import { openTasks } from "#app/domain/tasks.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { frozenRiskFiles, riskAnalysesOf } from "#db/queries/risk.server.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const text = (about: Partial<RiskText> = {}): RiskText => ({
  ...{ routine: "Utbetalningar", what: "En faktura betalas två gånger" },
  ...{ severity: 3, likelihood: 3, treatment: "Två utanordnar.", action: "Gå igenom kontona" },
  ...{ due: legalDate("2026-04-20"), owner: { kind: "role", role: "secretary" } },
  ...about,
});

const analyses = (office: TestOffice, b: TestBoard) => riskAnalysesOf(office.db, b.associationId);

/** A draft with two risks, and the paragraf of a meeting that could adopt it. */
async function drafted(office: TestOffice, b: TestBoard) {
  const secretary = b.as("secretary");
  value(await draftRiskAnalysis(office, secretary, { like: "empty" }));
  value(await saveRisk(office, secretary, { riskId: null, text: text() }));
  const second = text({ what: "En faktura betalas sent", severity: 2, action: "", due: null });
  value(await saveRisk(office, secretary, { riskId: null, text: second }));
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  return { meetingId, number: 2 };
}

onEachDatabase(
  "a draft is written, adopted by a paragraf and frozen with its documents",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const paragraf = await drafted(office, b);
    const secretary = b.as("secretary");
    const { id } = value(await adoptRiskAnalysis(office, secretary, paragraf));
    const [analysis] = await analyses(office, b);
    expect(analysis).toMatchObject({
      ...{ id, year: 2026, thresholds: defaultThresholds },
      adopted: { ...paragraf, meetingDate: "2026-03-02" },
    });
    expect(analysis?.risks.map(({ what }) => what)).toEqual([
      ...["En faktura betalas två gånger", "En faktura betalas sent"],
    ]);
    expect(refusal(await saveRisk(office, secretary, { riskId: null, text: text() }))).toContain(
      "Det finns inget utkast att ändra.",
    );
    const files = await frozenRiskFiles(office.db, b.associationId, id);
    const html = await bytesOf(office.db, b.associationId, files?.html ?? "");
    expect(new TextDecoder().decode(html?.bytes)).toContain("Risk- och väsentlighetsanalys 2026");
    const pdf = await bytesOf(office.db, b.associationId, files?.pdf ?? "");
    const verified = await verifyDocument(office.db, new Uint8Array(pdf?.bytes ?? []));
    expect(verified.kind === "verified" && documentName(verified.document)).toBe(
      "Riskanalys, antagen genom § 2 2026-03-02",
    );
    expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
    await office.db
      .deleteFrom("blob")
      .where("sha256", "=", files?.docx ?? "")
      .execute();
    expect((await verifyBytes(office.db, b.associationId)).broken).toMatchObject([
      { sha256: files?.docx, what: "filen saknas" },
    ]);
  },
);

onEachDatabase(
  "the next one has the same risks, and its åtgärder stay the same tasks",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    value(await adoptRiskAnalysis(office, secretary, await drafted(office, b)));
    const [last] = await analyses(office, b);
    value(await draftRiskAnalysis(office, secretary, { like: "last" }));
    expect(refusal(await draftRiskAnalysis(office, secretary, { like: "last" }))).toContain(
      "redan ett utkast",
    );
    const draft = (await analyses(office, b)).find(({ adopted }) => adopted === null);
    expect(draft).toMatchObject({ year: 2027 });
    expect(draft?.risks.map(({ key, actionId }) => [key, actionId])).toEqual(
      last?.risks.map(({ key, actionId }) => [key, actionId]),
    );
    const [first] = draft?.risks ?? [];
    // Read in again with other values: the same risk, its history and its task kept.
    const texts = [text({ severity: 4 }), text({ what: "Arkivet brinner", action: "", due: null })];
    value(await importRisks(office, secretary, { texts }));
    const imported = (await analyses(office, b)).find(({ adopted }) => adopted === null);
    expect(imported?.risks.map(({ key, severity }) => [key, severity])).toEqual([
      [first?.key, 4],
      [last?.risks[1]?.key, 2],
      [imported?.risks[2]?.key, 3],
    ]);
    expect(imported?.risks[0]?.actionId).toBe(last?.risks[0]?.actionId);
    const riskId = first?.id ?? "";
    value(await saveRisk(office, secretary, { riskId, text: text({ action: "Byt bank" }) }));
    const changed = (await analyses(office, b)).find(({ adopted }) => adopted === null);
    expect(changed?.risks[0]?.actionId).not.toBe(last?.risks[0]?.actionId);
    value(await removeRisk(office, secretary, { riskId }));
    value(await discardRiskAnalysis(office, secretary, null));
    expect(await analyses(office, b)).toEqual([last]);
  },
);

onEachDatabase(
  "an åtgärd is a task until it is done, and comes back to the dagordning once",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    const paragraf = await drafted(office, b);
    expect(await tasksOf(office.db, b.associationId)).toEqual([]);
    value(await adoptRiskAnalysis(office, secretary, paragraf));
    const [task] = openTasks(await tasksOf(office.db, b.associationId));
    expect(task).toMatchObject({
      ...{ what: "Gå igenom kontona", doer: "sekreterare", due: "2026-04-20" },
      source: { kind: "risk", year: 2026, number: 2 },
    });
    const offered = async (meetingId: string, date: string) =>
      (
        await offersOf(office.db, b.associationId, {
          ...{ id: meetingId, date: legalDate(date), today: legalDate("2026-03-02") },
        })
      ).filter(({ key }) => key === "risk");
    const early = await planned(office, b, "2026-03-10");
    expect(await offered(early, "2026-03-10")).toEqual([]);
    const meetingId = await planned(office, b, "2026-04-22");
    const sentence =
      "Risken ”En faktura betalas två gånger”. Kvar: Gå igenom kontona (sekreterare, senast måndag 20 april 2026).";
    expect(await offered(meetingId, "2026-04-22")).toMatchObject([
      { why: sentence, dueOn: "2026-04-20", isLate: true },
    ]);
    value(await takeUpOffer(office, secretary, { meetingId, offer: "risk" }));
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    const item = minutes?.items.find(
      ({ heading }) => heading === "Uppföljning av åtgärder mot risker",
    );
    expect(item?.sections[0]?.body).toContain(`- ${sentence}`);
    expect(await offered(meetingId, "2026-04-22")).toEqual([]);
    value(await completeTask(office, secretary, { taskId: task?.id ?? "", comment: "" }));
    const later = await planned(office, b, "2026-05-12");
    expect(await offered(later, "2026-05-12")).toEqual([]);
  },
);

onEachDatabase(
  "what cannot be is refused with its sentence, and leaves no trace",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    expect(refusal(await draftRiskAnalysis(office, secretary, { like: "last" }))).toContain(
      "ingen antagen riskanalys",
    );
    expect(refusal(await draftRiskAnalysis(office, b.as("auditor"), { like: "empty" }))).toContain(
      "Bara förbundschefen eller sekreteraren får påbörja en riskanalys.",
    );
    const paragraf = await drafted(office, b);
    const riskId = null;
    expect(refusal(await saveRisk(office, secretary, { riskId, text: text() }))).toContain(
      "Risken står redan i analysen",
    );
    const stranger = text({ what: "Ny", owner: { kind: "person", personId: "borta" } });
    expect(refusal(await saveRisk(office, secretary, { riskId, text: stranger }))).toContain(
      "finns inte i förbundets register",
    );
    const good = text({ what: "Också ny" });
    expect(refusal(await importRisks(office, secretary, { texts: [good, stranger] }))).toContain(
      "finns inte i förbundets register",
    );
    const thresholds = { act: 4, watch: 9, severityAct: null };
    expect(
      refusal(await changeRiskAnalysis(office, secretary, { year: 2026, thresholds })),
    ).toContain("Gränserna ska ligga mellan 1 och 16");
    const far = { year: 2062, thresholds: defaultThresholds };
    expect(refusal(await changeRiskAnalysis(office, secretary, far))).toContain(
      "mellan 2025 och 2028",
    );
    const adopt = (about: object) =>
      adoptRiskAnalysis(office, secretary, { ...paragraf, ...about }).then(refusal);
    expect(await adopt({ number: 99 })).toContain("§ 99 finns inte i protokollet");
    expect(await adopt({ meetingId: "borta" })).toContain("Välj det sammanträde");
    const coming = await planned(office, b, "2026-05-05");
    expect(await adopt({ meetingId: coming })).toContain("har inte hållits än");
    const bare = text({ what: "Ingenting sägs", treatment: "", action: "", due: null });
    value(await saveRisk(office, secretary, { riskId, text: bare }));
    expect(await adopt({})).toContain("Risk 3: Riskvärdet är 9, och ingenting sägs");
    expect(
      (await analyses(office, b)).map(({ adopted, risks }) => [adopted, risks.length]),
    ).toEqual([[null, 3]]);
    const draft = (await analyses(office, b))[0];
    value(await removeRisk(office, secretary, { riskId: draft?.risks[2]?.id ?? "" }));
    value(await adoptRiskAnalysis(office, secretary, paragraf));
    value(await draftRiskAnalysis(office, secretary, { like: "last" }));
    expect(await adopt({})).toContain("har redan antagit en version");
  },
);
