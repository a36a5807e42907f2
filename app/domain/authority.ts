/**
 * Who may do what: one table of rights, and pure predicates made from it.
 * It does not say what an act needs besides the right person; that is each act's own rule.
 */
import type { LegalDate } from "./calendar.ts";
import { listText } from "./wording.ts";

/** Every role in a förbund with the word a reader sees. */
export const roleNames = {
  chair: "ordförande",
  vice_chair: "vice ordförande",
  member: "ledamot",
  substitute: "ersättare",
  secretary: "sekreterare",
  director: "förbundschef",
  developer: "utvecklingsledare",
  finance: "ekonom",
  auditor: "revisor",
  administrator: "administratör",
} as const;

export type Role = keyof typeof roleNames;

export const allRoles = Object.keys(roleNames) as Role[];

/** Who acts: an account, the person it is in this förbund, and that person's roles in force on the day. */
export type Actor = {
  accountId: string;
  personId: string | null;
  roles: Role[];
  associationId: string;
};

/** What the act is done to, where the right depends on it. */
export type Subject = {
  /** The one who was ordförande at the meeting and the justerare chosen there. */
  approverIds: readonly string[];
};

/** Those who hold the right: by role, or by being named at the meeting. */
type Holders = readonly Role[] | "approvers";

type Right = {
  /** What the act is, after "får": "planera ett sammanträde". */
  does: string;
  by: Holders;
};

const register: Role[] = ["director", "secretary", "administrator"];
const writers: Role[] = ["director", "secretary"];
const withChair: Role[] = ["chair", ...writers];
/** A meeting is led by the vice ordförande when the ordförande is hindered. @see FIN-17 */
const withPresidium: Role[] = ["chair", "vice_chair", ...writers];
/** Those who carry out what was decided, and those who lead. */
const doers: Role[] = [...withPresidium, "developer", "finance"];
const notetakers: Role[] = [...writers, "developer"];

/** Who may hold a place in the attestordning, which says who of them has which right. A revisor has none. @see CTRL-01 */
const attesters: Role[] = [...doers, "member", "substitute"];
/** Those who see the bank's answer. */
const payers: Role[] = ["director", "finance"];

/** Ledamöter and ersättare alike get the kallelse. @see KL 6:17 */
const called: Role[] = ["member", "substitute"];
/** Those who have meetings to go to. A revisor changes nothing, and an address is a change. */
const calendarOwners: Role[] = [...doers, ...called, "administrator"];
/** Those who can be given the right to decide for the styrelse. @see FIN-10 */
const delegates: Role[] = [...doers, ...called];

/** The one table of rights. */
const rights = {
  changeAssociation: { does: "ändra förbundets uppgifter", by: register },
  changeLetterhead: { does: "ändra förbundets brevhuvud", by: register },
  chooseApprovalMethod: { does: "föra in hur protokoll justeras", by: register },
  changeTemplate: { does: "ändra en mall", by: register },
  draftAttestOrder: { does: "påbörja en attestordning", by: writers },
  changeAttestOrder: { does: "ändra utkastet till attestordning", by: writers },
  adoptAttestOrder: { does: "föra in att attestordningen är antagen", by: writers },
  draftRiskAnalysis: { does: "påbörja en riskanalys", by: writers },
  changeRiskAnalysis: { does: "ändra utkastet till riskanalys", by: writers },
  adoptRiskAnalysis: { does: "föra in att riskanalysen är antagen", by: writers },
  draftControlPlan: { does: "påbörja en plan för intern kontroll", by: writers },
  changeControlPlan: { does: "ändra utkastet till plan för intern kontroll", by: writers },
  adoptControlPlan: { does: "föra in att planen för intern kontroll är antagen", by: writers },
  reportControls: { does: "föra in att kontrollerna är redovisade", by: writers },
  recordControl: { does: "anteckna en kontroll", by: attesters },
  registerSignatureSample: { does: "registrera ett namnteckningsprov", by: register },
  addMember: { does: "lägga till en medlem", by: register },
  addPerson: { does: "lägga till en person", by: register },
  addSeat: { does: "lägga till en plats i styrelsen", by: register },
  giveMandate: { does: "ge ett uppdrag", by: register },
  endMandate: { does: "avsluta ett uppdrag", by: register },
  adoptRules: { does: "föra in förbundsordningens regler", by: register },
  planMeeting: { does: "planera ett sammanträde", by: withChair },
  changeMeeting: { does: "ändra uppgifterna om ett sammanträde", by: withChair },
  addItem: { does: "lägga till ett ärende", by: writers },
  moveItem: { does: "flytta ett ärende", by: writers },
  addPreparedItem: { does: "lägga till ett ärende ur mallarna", by: writers },
  takeUpOffer: { does: "ta upp ett erbjudet ärende", by: writers },
  writeProposal: { does: "skriva förslaget till beslut", by: writers },
  decideAsProposed: { does: "föra in beslutet enligt förslaget", by: writers },
  strikeItem: { does: "stryka ett ärende", by: writers },
  writeItem: { does: "skriva i ett ärende", by: writers },
  typeInItem: { does: "skriva i protokollet", by: writers },
  restoreVersion: { does: "återställa en äldre version", by: writers },
  savePhrase: { does: "lägga undan en fras", by: writers },
  removePhrase: { does: "ta bort en fras", by: writers },
  summonMeeting: { does: "skicka kallelsen", by: withChair },
  openSummons: { does: "läsa kallelsen som kallad", by: called },
  answerSummons: { does: "svara på kallelsen", by: [...called, ...writers] },
  resendLetter: { does: "skicka ett brev igen", by: withChair },
  openMeeting: { does: "öppna sammanträdet", by: withPresidium },
  recordPresence: { does: "anteckna närvaro", by: writers },
  recordMove: { does: "anteckna vad som händer i rummet", by: writers },
  undoMove: { does: "ångra en ändring av närvaron", by: writers },
  goToItem: { does: "gå till ett ärende", by: writers },
  showItem: { does: "visa ett ärende för styrelsen", by: writers },
  hideItem: { does: "ta ned ett ärende från styrelsens skärmar", by: writers },
  addTie: { does: "föra in en bindning", by: register },
  endTie: { does: "avsluta en bindning", by: register },
  addParty: { does: "föra in en part", by: writers },
  removeParty: { does: "ta bort en part", by: writers },
  answerInterest: { does: "svara på en fråga om jäv", by: [...called, ...writers] },
  withdrawInterestAnswer: { does: "ta tillbaka ett svar om jäv", by: writers },
  correctText: { does: "rätta texten som granskningen föreslår", by: writers },
  recordStance: { does: "anteckna jäv eller avstående", by: writers },
  withdrawStance: { does: "ta bort en anteckning om jäv eller avstående", by: writers },
  recordMotion: { does: "anteckna ett yrkande", by: writers },
  withdrawMotion: { does: "anteckna att ett yrkande återtogs", by: writers },
  arrangeProceeding: { does: "ange propositionsordningen", by: writers },
  putQuestion: { does: "anteckna en fråga och hur den besvarades", by: writers },
  undoQuestion: { does: "ta tillbaka en antecknad fråga", by: writers },
  recordReservation: { does: "anteckna en reservation", by: writers },
  removeReservation: { does: "ta bort en reservation", by: writers },
  recordMinuteNote: { does: "ta in en protokollsanteckning", by: writers },
  removeMinuteNote: { does: "ta bort en protokollsanteckning", by: writers },
  recordAdjournment: { does: "anteckna en ajournering", by: writers },
  removeAdjournment: { does: "ta bort en ajournering", by: writers },
  addAttachment: { does: "lägga till en bilaga", by: writers },
  retitleAttachment: { does: "ändra vad en bilaga heter", by: writers },
  withholdAttachment: { does: "undanta en bilaga från webben", by: writers },
  releaseAttachment: { does: "häva ett undantag från webben", by: writers },
  removeAttachment: { does: "ta bort en bilaga", by: writers },
  citeAttachment: { does: "ange ett ärendes bilagor", by: writers },
  chooseAdjusters: { does: "anteckna vilka som utsågs till justerare", by: writers },
  closeMeeting: { does: "avsluta sammanträdet", by: withPresidium },
  recordRemark: { does: "skriva ned skälet till att en varning får stå kvar", by: writers },
  sendForApproval: { does: "skicka protokollet för justering", by: writers },
  sendAtOnce: { does: "skicka en paragraf för omedelbar justering", by: writers },
  recallMinutes: { does: "återkalla protokollet från justering", by: writers },
  approveMinutes: { does: "godkänna protokollet", by: "approvers" },
  signMinutes: { does: "skriva under protokollet", by: "approvers" },
  startEid: { does: "skriva under protokollet", by: "approvers" },
  signByEid: { does: "skriva under protokollet", by: "approvers" },
  endEid: { does: "avbryta en underskrift", by: "approvers" },
  returnMinutes: { does: "lämna tillbaka protokollet", by: "approvers" },
  decideMasking: { does: "bestämma vad som maskeras på webben", by: writers },
  maskWords: { does: "maskera ord på webben", by: writers },
  withdrawMasking: { does: "ta tillbaka ett beslut om maskering", by: writers },
  postNotice: { does: "anslå justeringen", by: writers },
  removeNotice: { does: "ta ned anslaget", by: writers },
  registerAppeal: { does: "registrera ett överklagande", by: writers },
  completeTask: { does: "anteckna att en uppgift är klar", by: doers },
  reopenTask: { does: "öppna en uppgift igen", by: doers },
  commentMinutes: { does: "kommentera protokollet under justering", by: "approvers" },
  answerComment: { does: "besvara en kommentar", by: writers },
  remindApprover: { does: "påminna om justering", by: writers },
  issueExtract: { does: "utfärda ett protokollsutdrag", by: withChair },
  addDispatch: { does: "lägga till en mottagare av ett beslut", by: writers },
  removeDispatch: { does: "ta bort en mottagare av ett beslut", by: writers },
  recordDispatch: { does: "anteckna att ett beslut är expedierat", by: writers },
  addCouncil: { does: "lägga till ett råd", by: notetakers },
  startNotes: { does: "påbörja minnesanteckningar", by: notetakers },
  writeNotes: { does: "skriva minnesanteckningar", by: notetakers },
  addPoint: { does: "lägga till en punkt", by: notetakers },
  renamePoint: { does: "byta rubrik på en punkt", by: notetakers },
  movePoint: { does: "flytta en punkt", by: notetakers },
  removePoint: { does: "ta bort en punkt", by: notetakers },
  putBackPoint: { does: "lägga tillbaka en punkt", by: notetakers },
  writePoint: { does: "skriva i en punkt", by: notetakers },
  typeInPoint: { does: "skriva i en punkt", by: notetakers },
  restorePointVersion: { does: "återställa en äldre version av en punkt", by: notetakers },
  finishNotes: { does: "göra minnesanteckningar klara", by: notetakers },
  enterPayment: { does: "föra in en utbetalning", by: doers },
  changePayment: { does: "ändra en utbetalning", by: doers },
  addPaymentPaper: { does: "lägga till underlag", by: doers },
  confirmAccount: { does: "bekräfta ett konto", by: attesters },
  takeAttestStep: { does: "attestera", by: attesters },
  returnPayment: { does: "lämna tillbaka en utbetalning", by: attesters },
  recordPaid: { does: "anteckna att en utbetalning är betald", by: payers },
  recordCameBack: {
    does: "anteckna att pengarna för en utbetalning kom tillbaka",
    by: payers,
  },
  recordBankBack: { does: "anteckna vad som kom tillbaka till banken", by: payers },
  closeCameBack: { does: "avsluta en återkommen utbetalning", by: payers },
  cancelPayment: { does: "makulera en utbetalning", by: doers },
  changeBulkLimit: {
    does: "ändra hur stora utbetalningar som attesteras tillsammans",
    by: writers,
  },
  wishDigest: { does: "få brev om vad som väntar", by: attesters },
  changePayer: { does: "ändra kontot som utbetalningar dras från", by: payers },
  makePaymentFile: { does: "göra en betalfil", by: attesters },
  withdrawPaymentFile: { does: "ta tillbaka en betalfil", by: attesters },
  receiveBankAnswer: { does: "läsa in en fil från banken", by: payers },
  recordBankPaid: { does: "anteckna vad banken har betalat", by: payers },
  decideFees: { does: "föra in ett beslut om arvoden", by: writers },
  enterBaseAmount: { does: "föra in ett basbelopp", by: writers },
  confirmFeeClaim: { does: "bekräfta en ersättning", by: [...called, ...writers] },
  closeFeePeriod: { does: "stänga en period av ersättningar", by: [...writers, "finance"] },
  enterGrant: { does: "föra in ett bidrag", by: doers },
  endGrant: { does: "ta tillbaka ett bidrag", by: doers },
  chooseGrantLine: { does: "knyta ett bidrag till en budgetpost", by: doers },
  fulfilCondition: { does: "anteckna att ett villkor är uppfyllt", by: doers },
  withdrawFulfilment: { does: "ta tillbaka att ett villkor är uppfyllt", by: doers },
  setBudgetLine: { does: "föra in en budgetpost", by: doers },
  importBudget: { does: "läsa in budgeten", by: doers },
  tellLiquidity: { does: "föra in vad som finns på kontot", by: doers },
  enterClaim: { does: "föra in en motfordran", by: doers },
  endClaim: { does: "avsluta en motfordran", by: doers },
  drawSample: { does: "dra ett stickprov", by: [...writers, "finance", "auditor"] },
  draftDelegation: { does: "påbörja en delegationsordning", by: writers },
  changeDelegation: { does: "ändra ett förslag till delegationsordning", by: writers },
  adoptDelegation: { does: "föra in att delegationsordningen är antagen", by: writers },
  registerDelegated: { does: "föra in ett delegationsbeslut", by: delegates },
  beginDiary: { does: "börja föra diariet", by: writers },
  registerHandling: { does: "registrera en handling", by: writers },
  correctHandling: { does: "rätta diariet", by: writers },
  linkHandling: { does: "knyta en handling till ett ärende", by: writers },
  unlinkHandling: { does: "knyta loss en handling från ett ärende", by: writers },
  draftAnnualPlan: { does: "påbörja en sammanträdesplan", by: withChair },
  changeAnnualPlan: { does: "ändra utkastet till sammanträdesplan", by: withChair },
  adoptAnnualPlan: { does: "föra in att sammanträdesplanen är antagen", by: withChair },
  cancelMeeting: { does: "ställa in ett sammanträde", by: withChair },
  renewCalendar: { does: "få en egen adress till kalendern", by: calendarOwners },
  importMinutes: { does: "läsa in ett äldre protokoll", by: register },
} as const satisfies Record<string, Right>;

export type CommandName = keyof typeof rights;

export const commandNames = Object.keys(rights) as CommandName[];

/** Pure predicate: may this actor do it? Without a subject it answers whether the actor could hold the right at all. */
export type Predicate = (actor: Actor, subject?: Subject) => boolean;

const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.roles.some((role) => roles.includes(role));

const boardRoles: Role[] = ["chair", "vice_chair", "member", "substitute"];

/**
 * The right follows the person named at the meeting and outlives the mandate: a ledamot whose time ended between
 * meeting and justering still attests what was decided. A revisor changes nothing.
 */
function mayApprove(actor: Actor, subject?: Subject): boolean {
  if (actor.personId === null || actor.roles.includes("auditor")) return false;
  if (subject) return subject.approverIds.includes(actor.personId);
  return actor.roles.length === 0 || hasRole(actor, boardRoles);
}

const predicate = (by: Holders): Predicate =>
  by === "approvers" ? mayApprove : (actor) => hasRole(actor, by);

/** May this actor do this? One predicate per command. */
export const may = Object.fromEntries(
  commandNames.map((name) => [name, predicate(rights[name].by)]),
) as Record<CommandName, Predicate>;

/** Each role as one meets it in a sentence: "ordföranden". */
export const definiteNames: Record<Role, string> = {
  chair: "ordföranden",
  vice_chair: "vice ordföranden",
  member: "en ledamot",
  substitute: "en ersättare",
  secretary: "sekreteraren",
  director: "förbundschefen",
  developer: "utvecklingsledaren",
  finance: "ekonomen",
  auditor: "revisorn",
  administrator: "administratören",
};

/** The refusal's sentence: who may do it instead. */
export function mayNotSentence(name: CommandName): string {
  const { does, by } = rights[name];
  if (by === "approvers") {
    return `Bara den som var ordförande vid sammanträdet och de som utsågs till justerare får ${does}.`;
  }
  const names = by.map((role) => definiteNames[role]);
  return `Bara ${listText(names, "eller")} får ${does}.`;
}

/** What can be read. Drafts and protokoll under justering are not public; the register and the log are inside. */
export type Readable =
  | "draft"
  | "minutes_sent"
  | "register"
  | "events"
  | "signature_sample"
  | "payment_files"
  | "fees"
  | "diary";

/**
 * May this actor read it? Everybody with a role reads the register. Drafts, and the log that tells what was
 * written in them, are read by all except one who is only administratör. A named approver reads what is to be approved,
 * also after the mandate ended.
 * All of the diarium is read by those who keep it and by the revisor, others read the public one. @see TF 2:10, 2:12 · OSL 5:2
 */
export function mayRead(actor: Actor, thing: Readable, subject?: Subject): boolean {
  const isNamed = actor.personId !== null && !!subject?.approverIds.includes(actor.personId);
  switch (thing) {
    case "register":
      return actor.roles.length > 0;
    // A picture of a signature is easily misused: only those who keep it, pay by it or audit see it.
    case "signature_sample":
      return hasRole(actor, [...register, "finance", "auditor"]);
    // They tell what people have lost in pay. Each reads the own ones on a page of their own.
    case "fees":
      return hasRole(actor, [...withPresidium, "finance", "auditor"]);
    case "diary":
      return hasRole(actor, [...writers, "auditor"]);
    // They tell where people have their accounts.
    case "payment_files":
      return hasRole(actor, [...attesters, "auditor"]);
    case "draft":
    case "events":
      return actor.roles.some((role) => role !== "administrator");
    case "minutes_sent":
      return isNamed || actor.roles.some((role) => role !== "administrator");
  }
}

/** A role held from–to, both days included; `to` null = until further notice. */
export type RoleMandate = { role: Role; from: LegalDate; to: LegalDate | null };

/** Whether the day lies within from–to, both included. */
export const isInForce = (
  mandate: { from: LegalDate; to: LegalDate | null },
  date: LegalDate,
): boolean => mandate.from <= date && (mandate.to === null || date <= mandate.to);

/** The roles in force on the day, each once, in the table's order. */
export function rolesOn(mandates: readonly RoleMandate[], date: LegalDate): Role[] {
  const held = new Set(mandates.filter((m) => isInForce(m, date)).map((m) => m.role));
  return allRoles.filter((role) => held.has(role));
}
