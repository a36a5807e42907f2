/** The start page as each role meets it through the life of a meeting. */
import { expect } from "vitest";
import { adoptRules } from "#app/commands/adoptRules.server.ts";
import { draftAnnualPlan } from "#app/commands/annualPlan.server.ts";
import {
  adoptControlPlan,
  changeControlPlan,
  draftControlPlan,
  saveControl,
} from "#app/commands/controlPlan.server.ts";
import { closeFeePeriod } from "#app/commands/feePeriods.server.ts";
import { closeCameBack, recordCameBack } from "#app/commands/moneyBack.server.ts";
import { postNotice, removeNotice } from "#app/commands/notices.server.ts";
import { enterPayment } from "#app/commands/payments.server.ts";
import { takeUpOffer } from "#app/commands/preparation.server.ts";
import { answerSummons, summonMeeting } from "#app/commands/summons.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { ControlText } from "#app/domain/control/control.ts";
import type { BoardRules } from "#app/domain/rules.ts";
import { rulesOn } from "#db/queries/associations.server.ts";
import { controlPlansOf } from "#db/queries/control.server.ts";
import { livingMeetings } from "#db/queries/expected.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { postingsOf } from "#db/queries/notices.server.ts";
import { expectedBy } from "../support/expected.ts";
import { claimed, decideAll, heldAndApproved } from "../support/fees.ts";
import { granted, grantingItem } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  entered,
  invoice,
  ordinarySteps,
  payingBoard,
  settled,
  step,
  stepped,
} from "../support/payments.ts";
import { board, held, justerat, planned, value } from "../support/story.ts";

onEachDatabase("each role meets what is theirs, until the meeting is over", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  const by = (who: string, day: string) => expectedBy(office, b, who, day);
  const texts = async (who: string, day: string) => (await by(who, day)).map(({ text }) => text);

  office.at("2026-02-16T08:00");
  expect(await texts("secretary", "2026-02-16")).toContain(
    "Skicka kallelsen till ordinarie sammanträde måndag 2 mars 2026",
  );
  expect(await texts("vice", "2026-02-16")).toEqual([]);
  value(await summonMeeting(office, b.as("secretary"), { meetingId }));
  expect(await by("vice", "2026-02-16")).toEqual([
    {
      nearness: "later",
      text: "Svara på kallelsen till ordinarie sammanträde måndag 2 mars 2026",
      path: "/sammantraden/2026-03-02/kallelse",
    },
  ]);
  const comes = { meetingId, personId: b.person("vice"), answer: "comes" as const, reason: "" };
  value(await answerSummons(office, b.as("vice"), comes));
  expect(await texts("vice", "2026-02-25")).toEqual([
    "Kom till ordinarie sammanträde måndag 2 mars 2026 kl. 09:00",
  ]);

  office.at("2026-03-02T12:00");
  await held(office, b, meetingId);
  expect(await texts("vice", "2026-03-03")).toEqual([]);
  await justerat(office, b, meetingId);
  const steps = (await texts("secretary", "2026-03-03")).filter((one) => one.includes("2 mars"));
  expect(steps).toEqual(["Anslå justeringen av protokollet från måndag 2 mars 2026"]);

  const memberIds = b.memberIds.slice(0, 2);
  const on = legalDate("2026-03-03");
  office.at("2026-03-03T08:00");
  value(await postNotice(office, b.as("secretary"), { meetingId, memberIds, on }));
  expect(await livingMeetings(office.db, b.associationId)).toHaveLength(1);
  office.at("2026-03-26T08:00");
  for (const { id: postingId } of await postingsOf(office.db, meetingId)) {
    const down = { postingId, on: legalDate("2026-03-26"), gone: null };
    value(await removeNotice(office, b.as("secretary"), down));
  }
  expect(await livingMeetings(office.db, b.associationId)).toEqual([]);
});

onEachDatabase("a payment is expected of the one whose step it is", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  await stepped(b, number, 1);
  const by = (who: string) => expectedBy(office, b, who, "2026-03-02");
  const mine = async (who: string) =>
    (await by(who)).filter(({ path }) => path === `/utbetalningar/${number}`).length;
  expect([await mine("director"), await mine("chair")]).toEqual([1, 0]);
  value(await step(b, number, ordinarySteps[1]));
  expect([await mine("director"), await mine("chair")]).toEqual([0, 1]);
});

onEachDatabase("from September the plan of next year's meetings is expected", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const plans = async (who: string, day: string) =>
    (await expectedBy(office, b, who, day)).filter(({ path }) => path.includes("sammantradesplan"));
  expect(await plans("secretary", "2026-08-31")).toEqual([]);
  expect(await plans("fourth", "2026-09-01")).toEqual([]);
  expect(await plans("secretary", "2026-09-01")).toMatchObject([
    { text: "Föreslå sammanträdesplanen för 2027", path: "/sammantradesplan" },
  ]);
  value(await draftAnnualPlan(office, b.as("secretary"), { year: 2027 }));
  expect(await plans("secretary", "2026-09-01")).toMatchObject([
    { text: "Låt styrelsen anta sammanträdesplanen för 2027", path: "/sammantradesplan/2027" },
  ]);
});

onEachDatabase("an ersättning is expected to be confirmed, until it is", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  const meetingId = await heldAndApproved(office, b);
  const claims = async (who: string) =>
    (await expectedBy(office, b, who, "2026-03-10"))
      .filter(({ path }) => path.startsWith("/mina-ersattningar"))
      .map(({ text }) => text);
  expect(await claims("chair")).toEqual([
    "Bekräfta ersättningen för sammanträdet måndag 2 mars 2026",
  ]);
  expect(await claims("secretary")).toEqual([]);
  value(await claimed(office, b, "chair", { meetingId }));
  expect(await claims("chair")).toEqual([]);
});

const quarterly: ControlText = {
  ...{ routine: "Protokoll", what: "Protokollen är justerade i tid", reportTo: "Styrelsen" },
  ...{ frequency: { unit: "quarter", every: 1 }, measure: null, sampleSize: 0, riskKey: null },
  sampleFrom: "payments",
  ...{ owner: { kind: "role", role: "chair" }, performer: { kind: "role", role: "secretary" } },
};

onEachDatabase(
  "of a closed period the office is asked, and what is paid by hand is not",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    await decideAll(office, b);
    const early = await heldAndApproved(office, b, "2026-03-03");
    value(await claimed(office, b, "chair", { meetingId: early }));
    office.at("2026-04-02T09:00");
    const days = { to: legalDate("2026-03-31"), dueDate: legalDate("2026-04-25") };
    value(await closeFeePeriod(office, b.as("secretary"), days));
    const late = await heldAndApproved(office, b, "2026-04-01");
    const claims = async (who: string) =>
      (await expectedBy(office, b, who, "2026-04-02")).filter(({ path }) =>
        ["/mina-ersattningar/2026-03-03", "/mina-ersattningar/2026-04-01"].includes(path),
      );
    expect((await claims("vice")).map(({ text }) => text)).toEqual([
      "Be kansliet föra in ersättningen för sammanträdet tisdag 3 mars 2026",
      "Bekräfta ersättningen för sammanträdet onsdag 1 april 2026",
    ]);
    const posting = { account: "5012", costCentre: "", project: "", ore: 70_000 };
    const byHand = {
      ...{ kind: "fee" as const, concernsId: b.person("vice"), ore: 70_000, postings: [posting] },
    };
    for (const feeMeetingId of [early, late]) {
      const text = invoice({ ...byHand, feeMeetingId, invoiceNumber: feeMeetingId });
      value(await enterPayment(office, b.as("fia"), { text, papers: [] }));
    }
    expect(await claims("vice")).toEqual([]);
    expect(await claims("chair")).toHaveLength(1);
  },
);

onEachDatabase(
  "a control is expected of its owner, when its period is near its end",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const secretary = b.as("secretary");
    value(await draftControlPlan(office, secretary, { like: "empty" }));
    value(await saveControl(office, secretary, { pointId: null, text: quarterly }));
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    value(await adoptControlPlan(office, secretary, { meetingId, number: 2 }));
    const controls = async (who: string, day: string) =>
      (await expectedBy(office, b, who, day))
        .filter(({ path }) => path.startsWith("/intern-kontroll"))
        .map(({ nearness, text: what }) => `${nearness}: ${what}`);
    const first = "Gör kontrollen: Protokollen är justerade i tid";
    expect(await controls("chair", "2026-03-10")).toEqual([`later: ${first}`]);
    expect(await controls("vice", "2026-03-10")).toEqual([]);
    // The next of the same kontrollmoment waits for the one that is late, and a quarter is not over when it begins.
    expect(await controls("chair", "2026-04-02")).toEqual([`late: ${first}`]);
    expect(await controls("chair", "2026-07-02")).toEqual([`late: ${first}`]);
  },
);

onEachDatabase("many controls of one day are one row", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const secretary = b.as("secretary");
  value(await draftControlPlan(office, secretary, { like: "empty" }));
  for (const what of ["Ett", "Två", "Tre"]) {
    value(await saveControl(office, secretary, { pointId: null, text: { ...quarterly, what } }));
  }
  const meetingId = await planned(office, b);
  await held(office, b, meetingId);
  value(await adoptControlPlan(office, secretary, { meetingId, number: 2 }));
  const rows = (await expectedBy(office, b, "chair", "2026-03-10")).filter(({ path }) =>
    path.startsWith("/intern-kontroll"),
  );
  expect(rows).toEqual([
    { nearness: "later", text: "Gör 3 kontroller", path: "/intern-kontroll#gjorda" },
  ]);
});

onEachDatabase("a paragraf that gives money asks for its bidrag, once", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const itemId = await grantingItem(b);
  await grantingItem(b, ["att avslå ansökan."], { date: "2026-03-09" });
  const asked = async (who: string, day: string) =>
    (await expectedBy(office, b, who, day)).filter(({ path }) => path.startsWith("/bidrag"));
  office.at("2026-03-16T12:00");
  const one = {
    ...{ nearness: "open", text: "För in bidraget: Ansökan om medel för Ringen" },
    path: `/bidrag/nytt?paragraf=${itemId}`,
  };
  expect(await asked("secretary", "2026-03-16")).toEqual([one]);
  expect(await asked("chair", "2026-03-16")).toEqual([]);
  expect(await asked("secretary", "2027-04-16")).toEqual([]);
  await granted(b, itemId);
  expect(await asked("secretary", "2026-03-16")).toEqual([]);
});

onEachDatabase("money that came back is brought up until it is settled", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const number = await entered(b);
  await settled(b, number, "2026-03-02");
  const back = { number, on: legalDate("2026-03-02"), ore: 1_250_000, ground: "Utdraget" };
  value(await recordCameBack(office, b.as("fia"), back));
  const asked = async (who: string) =>
    (await expectedBy(office, b, who, "2026-03-02")).filter(({ text }) =>
      text.includes("tillbaka"),
    );
  expect(await asked("fia")).toEqual([
    {
      ...{ nearness: "open", path: `/utbetalningar/${number}` },
      text: "Pengarna kom tillbaka: 12\u00a0500,00\u00a0kr till Kursgården i Norrsund AB",
    },
  ]);
  expect(await asked("secretary")).toEqual([]);
  value(await closeCameBack(office, b.as("fia"), { number, reason: "Kvittad" }));
  expect(await asked("fia")).toEqual([]);
});

onEachDatabase("a year's last control is expected after New Year", async (database) => {
  const office = officeOn(database, "2026-10-05T08:00");
  const b = await board(office);
  const secretary = b.as("secretary");
  value(await draftControlPlan(office, secretary, { like: "empty" }));
  value(await saveControl(office, secretary, { pointId: null, text: quarterly }));
  value(await changeControlPlan(office, secretary, { year: 2026 }));
  const adoptAt = async (day: string) => {
    office.at(`${day}T08:00`);
    const meetingId = await planned(office, b, day);
    await held(office, b, meetingId);
    const number = (await itemsOf(office.db, meetingId))[1]?.number ?? 0;
    return value(await adoptControlPlan(office, secretary, { meetingId, number })).id;
  };
  const planId = await adoptAt("2026-10-05");
  const paths = async (day: string) =>
    (await expectedBy(office, b, "chair", day))
      .filter(({ path }) => path.startsWith("/intern-kontroll"))
      .map(({ nearness, path }) => `${nearness} ${path}`);
  const key = (await controlPlansOf(office.db, b.associationId))[0]?.points[0]?.key;
  const last = `/intern-kontroll/kontroll/${planId}/${key}/2026-12-31`;
  expect(await paths("2027-01-02")).toEqual([`week ${last}`]);
  // Whatever plan rules the new year.
  value(await draftControlPlan(office, secretary, { like: "last" }));
  await adoptAt("2026-12-14");
  expect(await paths("2027-01-02")).toEqual([`week ${last}`]);
  expect(await paths("2027-02-01")).toEqual([`late ${last}`]);
  expect((await paths("2028-01-03")).filter((one) => one.includes(planId))).toEqual([]);
});

onEachDatabase(
  "the duties of the year follow the förbundsordning, and the budget cannot wait",
  async (database) => {
    const office = officeOn(database, "2026-08-20T08:00");
    const b = await board(office);
    const duties = async (day: string, about: string) =>
      (await expectedBy(office, b, "secretary", day))
        .filter(({ text }) => text.includes(about))
        .map(({ nearness, text }) => `${nearness}: ${text}`);
    const interim = "later: Ta upp på en dagordning: Delårsbokslut 2026";
    expect(await duties("2026-09-01", "Delårsbokslut")).toEqual([interim]);
    const rules = (await rulesOn(
      office.db,
      b.associationId,
      legalDate("2026-08-20"),
    )) as BoardRules;
    const changed = { ...rules, interimReport: false };
    const validFrom = legalDate("2026-08-21");
    value(await adoptRules(office, b.owner, { validFrom, ground: "Beslut", rules: changed }));
    expect(await duties("2026-09-01", "Delårsbokslut")).toEqual([]);
    const budget = "Ta upp på en dagordning: Verksamhetsplan och budget 2027";
    expect(await duties("2026-10-31", "budget 2027")).toEqual([`later: ${budget}`]);
    expect(await duties("2026-11-01", "budget 2027")).toEqual([`urgent: ${budget}`]);
    const late = await planned(office, b, "2026-12-09");
    const offer = { meetingId: late, offer: "duty:budget-2027" };
    value(await takeUpOffer(office, b.as("secretary"), offer));
    const earlier = "urgent: Ta upp tidigare: Verksamhetsplan och budget 2027";
    expect(await duties("2026-11-02", "budget 2027")).toEqual([earlier]);
    expect(await duties("2026-12-01", "budget 2027")).toEqual([]);
  },
);
