import { expect, test } from "vitest";
import {
  type Actor,
  allRoles,
  type CommandName,
  commandNames,
  may,
  mayNotSentence,
  mayRead,
  type Readable,
  type Role,
  roleNames,
  rolesOn,
} from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";

const actor = (...roles: Role[]): Actor => ({
  accountId: "account",
  personId: "anna",
  roles,
  associationId: "norrsund",
});

const register: Role[] = ["administrator", "director", "secretary"];
const writing: Role[] = ["director", "secretary"];
const doing: Role[] = ["chair", "vice_chair", ...writing, "developer", "finance"];

/** Who may do what, written out a second time by hand. */
const expected: Record<CommandName, Role[]> = {
  changeAssociation: register,
  changeLetterhead: register,
  chooseApprovalMethod: register,
  changeTemplate: register,
  draftAttestOrder: writing,
  changeAttestOrder: writing,
  adoptAttestOrder: writing,
  draftRiskAnalysis: writing,
  changeRiskAnalysis: writing,
  adoptRiskAnalysis: writing,
  draftControlPlan: writing,
  changeControlPlan: writing,
  adoptControlPlan: writing,
  reportControls: writing,
  recordControl: [...doing, "member", "substitute"],
  registerSignatureSample: register,
  enterPayment: doing,
  changePayment: doing,
  addPaymentPaper: doing,
  cancelPayment: doing,
  confirmAccount: [...doing, "member", "substitute"],
  takeAttestStep: [...doing, "member", "substitute"],
  returnPayment: [...doing, "member", "substitute"],
  recordPaid: ["director", "finance"],
  recordCameBack: ["director", "finance"],
  recordBankBack: ["director", "finance"],
  closeCameBack: ["director", "finance"],
  changePayer: ["director", "finance"],
  makePaymentFile: [...doing, "member", "substitute"],
  withdrawPaymentFile: [...doing, "member", "substitute"],
  receiveBankAnswer: ["director", "finance"],
  recordBankPaid: ["director", "finance"],
  decideFees: writing,
  enterBaseAmount: writing,
  confirmFeeClaim: ["member", "substitute", ...writing],
  registerErrand: ["member", "substitute", ...writing],
  correctErrand: ["member", "substitute", ...writing],
  withdrawErrand: ["member", "substitute", ...writing],
  vouchForErrand: ["chair", "vice_chair", ...writing],
  closeFeePeriod: [...writing, "finance"],
  enterGrant: doing,
  endGrant: doing,
  chooseGrantLine: doing,
  fulfilCondition: doing,
  withdrawFulfilment: doing,
  setBudgetLine: doing,
  importBudget: doing,
  tellLiquidity: doing,
  enterClaim: doing,
  endClaim: doing,
  addMember: register,
  addPerson: register,
  addSeat: register,
  giveMandate: register,
  endMandate: register,
  adoptRules: register,
  importMinutes: register,
  beginDiary: writing,
  registerHandling: writing,
  correctHandling: writing,
  linkHandling: writing,
  unlinkHandling: writing,
  draftAnnualPlan: ["chair", ...writing],
  changeAnnualPlan: ["chair", ...writing],
  adoptAnnualPlan: ["chair", ...writing],
  cancelMeeting: ["chair", ...writing],
  renewCalendar: [...doing, "member", "substitute", "administrator"],
  drawSample: [...writing, "finance", "auditor"],
  draftDelegation: writing,
  changeDelegation: writing,
  adoptDelegation: writing,
  changeBulkLimit: writing,
  wishDigest: [
    ...["chair", "vice_chair", "director", "secretary", "developer", "finance"],
    ...["member", "substitute"],
  ] as Role[],
  registerDelegated: [
    ...["chair", "vice_chair", "director", "secretary", "developer", "finance"],
    ...["member", "substitute"],
  ] as Role[],
  planMeeting: ["chair", ...writing],
  changeMeeting: ["chair", ...writing],
  summonMeeting: ["chair", ...writing],
  openMeeting: ["chair", "vice_chair", ...writing],
  closeMeeting: ["chair", "vice_chair", ...writing],
  addItem: writing,
  moveItem: writing,
  addPreparedItem: writing,
  takeUpOffer: writing,
  writeProposal: writing,
  decideAsProposed: writing,
  openSummons: ["member", "substitute"],
  answerSummons: ["member", "substitute", ...writing],
  resendLetter: ["chair", ...writing],
  strikeItem: writing,
  writeItem: writing,
  typeInItem: writing,
  restoreVersion: writing,
  savePhrase: writing,
  removePhrase: writing,
  recordPresence: writing,
  recordMove: writing,
  undoMove: writing,
  goToItem: writing,
  showItem: writing,
  hideItem: writing,
  addTie: register,
  endTie: register,
  addParty: writing,
  removeParty: writing,
  answerInterest: ["member", "substitute", ...writing],
  withdrawInterestAnswer: writing,
  correctText: writing,
  recordStance: writing,
  withdrawStance: writing,
  recordMotion: writing,
  withdrawMotion: writing,
  arrangeProceeding: writing,
  putQuestion: writing,
  undoQuestion: writing,
  recordReservation: writing,
  removeReservation: writing,
  recordMinuteNote: writing,
  removeMinuteNote: writing,
  recordAdjournment: writing,
  removeAdjournment: writing,
  addAttachment: writing,
  retitleAttachment: writing,
  withholdAttachment: writing,
  releaseAttachment: writing,
  removeAttachment: writing,
  citeAttachment: writing,
  chooseAdjusters: writing,
  recordRemark: writing,
  sendForApproval: writing,
  sendAtOnce: writing,
  recallMinutes: writing,
  decideMasking: writing,
  maskWords: writing,
  withdrawMasking: writing,
  postNotice: writing,
  removeNotice: writing,
  registerAppeal: writing,
  completeTask: doing,
  reopenTask: doing,
  answerComment: writing,
  remindApprover: writing,
  issueExtract: ["chair", ...writing],
  addDispatch: writing,
  removeDispatch: writing,
  recordDispatch: writing,
  addCouncil: [...writing, "developer"],
  startNotes: [...writing, "developer"],
  writeNotes: [...writing, "developer"],
  addPoint: [...writing, "developer"],
  renamePoint: [...writing, "developer"],
  movePoint: [...writing, "developer"],
  removePoint: [...writing, "developer"],
  putBackPoint: [...writing, "developer"],
  writePoint: [...writing, "developer"],
  typeInPoint: [...writing, "developer"],
  restorePointVersion: [...writing, "developer"],
  finishNotes: [...writing, "developer"],
  // By being named at the meeting; the role only says who could be.
  approveMinutes: ["chair", "vice_chair", "member", "substitute"],
  signMinutes: ["chair", "vice_chair", "member", "substitute"],
  startEid: ["chair", "vice_chair", "member", "substitute"],
  signByEid: ["chair", "vice_chair", "member", "substitute"],
  endEid: ["chair", "vice_chair", "member", "substitute"],
  returnMinutes: ["chair", "vice_chair", "member", "substitute"],
  commentMinutes: ["chair", "vice_chair", "member", "substitute"],
};

test("every command is open to exactly the roles that should have it", () => {
  expect(commandNames.toSorted()).toEqual(Object.keys(expected).sort());
  for (const name of commandNames)
    for (const role of allRoles)
      expect([name, role, may[name](actor(role))]).toEqual([
        name,
        role,
        expected[name].includes(role),
      ]);
});

test("somebody without a role may do nothing but attest what they are named for", () => {
  for (const name of commandNames)
    expect([name, may[name](actor())]).toEqual([
      name,
      [
        "approveMinutes",
        "signMinutes",
        "startEid",
        "signByEid",
        "endEid",
        "returnMinutes",
        "commentMinutes",
      ].includes(name),
    ]);
});

test("roles add up: a revisor who is nothing else draws samples and changes nothing", () => {
  expect(commandNames.filter((name) => may[name](actor("auditor")))).toEqual(["drawSample"]);
  expect(may.planMeeting(actor("member", "secretary"))).toBe(true);
});

test("only the one named as ordförande or justerare approves and returns, whatever the role", () => {
  const named = { approverIds: ["anna", "per"] };
  const others = { approverIds: ["per"] };
  for (const name of [
    "approveMinutes",
    "signMinutes",
    "returnMinutes",
    "commentMinutes",
  ] as const) {
    for (const role of allRoles) {
      expect([role, may[name](actor(role), others)]).toEqual([role, false]);
      expect([role, may[name](actor(role), named)]).toEqual([role, role !== "auditor"]);
    }
    expect(may[name](actor(), named)).toBe(true);
    expect(may[name]({ ...actor("chair"), personId: null }, named)).toBe(false);
  }
});

test("the refusal says in Swedish who may instead", () => {
  expect(mayNotSentence("planMeeting")).toBe(
    "Bara ordföranden, förbundschefen eller sekreteraren får planera ett sammanträde.",
  );
  expect(mayNotSentence("approveMinutes")).toBe(
    "Bara den som var ordförande vid sammanträdet och de som utsågs till justerare får godkänna protokollet.",
  );
  for (const name of commandNames) expect(mayNotSentence(name)).toMatch(/^Bara .+ får .+\.$/);
});

test("the revisor reads everything; the administratör reads the register and no drafts", () => {
  const things: Readable[] = ["payment_files", "draft", "minutes_sent", "register", "events"];
  for (const role of allRoles)
    expect([role, things.filter((thing) => mayRead(actor(role), thing))]).toEqual([
      role,
      role === "administrator" ? ["register"] : things,
    ]);
  const sees = allRoles.filter((role) => mayRead(actor(role), "signature_sample"));
  expect(sees.toSorted()).toEqual(["administrator", "auditor", "director", "finance", "secretary"]);
  expect(things.filter((thing) => mayRead(actor(), thing))).toEqual([]);
  const readsDiary = allRoles.filter((role) => mayRead(actor(role), "diary"));
  expect(readsDiary.toSorted()).toEqual(["auditor", "director", "secretary"]);
  const readsFees = allRoles.filter((role) => mayRead(actor(role), "fees"));
  expect(readsFees.toSorted()).toEqual([
    ...["auditor", "chair", "director", "finance", "secretary", "vice_chair"],
  ]);
});

test("a justerare whose uppdrag ended reads the protokoll that waits for approval, and nothing else", () => {
  const named = { approverIds: ["anna"] };
  expect(mayRead(actor(), "minutes_sent", named)).toBe(true);
  expect(mayRead(actor(), "draft", named)).toBe(false);
  expect(mayRead({ ...actor(), personId: null }, "minutes_sent", named)).toBe(false);
});

test("roles are those in force on the day, first and last day included", () => {
  const mandates = [
    { role: "chair" as const, from: legalDate("2026-01-01"), to: legalDate("2026-06-30") },
    { role: "member" as const, from: legalDate("2023-04-01"), to: null },
    { role: "member" as const, from: legalDate("2026-01-01"), to: null },
  ];
  expect(rolesOn(mandates, legalDate("2025-12-31"))).toEqual(["member"]);
  expect(rolesOn(mandates, legalDate("2026-01-01"))).toEqual(["chair", "member"]);
  expect(rolesOn(mandates, legalDate("2026-06-30"))).toEqual(["chair", "member"]);
  expect(rolesOn(mandates, legalDate("2026-07-01"))).toEqual(["member"]);
  expect(rolesOn(mandates, legalDate("2023-03-31"))).toEqual([]);
});

test("every role has a name of its own", () => {
  expect(new Set(Object.values(roleNames)).size).toBe(10);
});
