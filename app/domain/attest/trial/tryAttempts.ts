/**
 * Tries attempts one after another by the same rules as the office's own: each sees what the earlier ones did. A finding
 * that stops refuses; a warning lets it through and is told.
 */
import { may, rolesOn } from "../../authority.ts";
import { knownBaseAmounts } from "../../baseAmounts.ts";
import { nothingTold } from "../../grants/facts.ts";
import type { Condition, Grant } from "../../grants/grant.ts";
import { grantFindings } from "../../grants/grantFindings.ts";
import { type Payment, standingMarks, stateOf, voidsAttests } from "../../payment/payment.ts";
import type { Finding } from "../../result.ts";
import { listText } from "../../wording.ts";
import type { AttestGround } from "../ground.ts";
import { type AttestStep, attestSteps } from "../order.ts";
import { stepFindings } from "../stepFindings.ts";
import { attemptFaults } from "./attemptFaults.ts";
import type { Attempt, TrialDecision, TrialFile, TrialPayment } from "./trialFile.ts";

export type TrialAnswer = {
  nr: number;
  utfall: "godkand" | "nekad" | "varning";
  /** The rules that stop or warn, each once. */
  regler: string[];
  text: string;
  /** Those who could take the step instead, by id. */
  kan: string[];
};

/** `accountBy` wrote the account that stands, and does not confirm it. */
type Kept = {
  payment: Payment;
  concerns: string[];
  isNewAccount: boolean;
  accountBy: string | null;
};

/** What has come to be so far. */
type State = {
  file: TrialFile;
  payments: Map<string, Kept>;
  /** Conditions that are fulfilled, as "decision condition". */
  fulfilled: Set<string>;
};

/** Steps that the order gives to nobody are not asked for: the system takes them itself. */
const optional: readonly AttestStep[] = ["receipt", "review"];
const SYSTEM = "";

const unasked = ({ order }: TrialFile) =>
  optional.filter((step) => !order.rights.some((right) => right.step === step));

function withSystemMarks(payment: Payment, file: TrialFile): Payment {
  const day = payment.invoiceDate;
  const marks = unasked(file).map((step) => ({
    ...{ id: `${step}-${payment.version}`, step, personId: SYSTEM, version: payment.version },
    ...{ day, at: day, reason: "" },
  }));
  return { ...payment, marks: [...payment.marks, ...marks] };
}

const accountOf = (words: string | null) =>
  words === null
    ? null
    : { kind: "bank" as const, clearing: "", number: words, bank: "", isChecked: false };

const partId = (decisionId: string, part: number) => `${decisionId}/${part}`;

/** The part of a decision; one without a plan is one part. */
function instalmentIn(file: TrialFile, { decisionId, part }: TrialPayment): string | null {
  const decision = file.decisions.find(({ id }) => id === decisionId);
  if (!decision) return null;
  if (decision.parts.length === 0) return partId(decision.id, 0);
  return part === null ? null : partId(decision.id, part);
}

function entered(file: TrialFile, told: TrialPayment, on: Attempt["on"]): Kept {
  const payment: Payment = {
    ...{ kind: "invoice", what: told.id, concernsId: null, invoiceNumber: "" },
    payee: {
      name: told.payee ?? "",
      ...{ organisationNumber: null, personId: null, account: accountOf(told.account) },
    },
    ...{ invoiceDate: on, dueDate: on, ore: told.ore ?? 0, postings: [], itemId: told.decisionId },
    instalmentId: instalmentIn(file, told),
    reference: { kind: "message", text: "" },
    ...{ id: told.id, number: told.id, version: 1, attestedFrom: 1, changedAt: on },
    ...{ enteredBy: null, marks: [], returns: [], accountConfirmedBy: null },
    ...{ paidOn: null, cameBack: null, againOf: null, cancelled: null },
  };
  const concerns = told.concerns ?? [];
  return {
    payment: withSystemMarks(payment, file),
    concerns,
    isNewAccount: false,
    accountBy: null,
  };
}

/** "avtal" and "redovisning" are the two that the plan knows by name. */
function conditionOf(words: string | null): Condition {
  if (words === null) return { kind: "none", words: "" };
  if (words === "avtal") return { kind: "agreement", words: "" };
  return words === "redovisning" ? { kind: "report", words: "" } : { kind: "free", words };
}

function grantOf(state: State, decision: TrialDecision, payee: string): Grant {
  const { id, ore } = decision;
  const parts = decision.parts.length > 0 ? decision.parts : [{ ore, condition: null }];
  const fulfilment = { id: "", at: "", personName: null };
  return {
    ...{ id, number: id, initiative: "", ore, year: 0, lineId: null, ended: null },
    // Who gets it is not said: then it is whoever is paid.
    payee: { name: decision.payee ?? payee, organisationNumber: null },
    decision: { itemId: id, number: 0, meetingDate: state.file.order.from, heading: id },
    instalments: parts.map((part, at) => ({
      ...{ id: partId(id, at), ore: part.ore, condition: conditionOf(part.condition) },
      fulfilled: state.fulfilled.has(`${id} ${part.condition}`)
        ? { ...fulfilment, ground: { kind: "words", text: part.condition ?? "" } }
        : null,
    })),
  };
}

/** Only what somebody has attested counts as under way: a payment that was refused has taken nothing. */
const isUnderWay = ({ payment }: Kept): boolean =>
  standingMarks(payment).some(({ personId }) => personId !== SYSTEM);

function grantRules(state: State, payment: Payment): Finding[] {
  if (payment.itemId === null) return [];
  const grants = state.file.decisions.map((one) => grantOf(state, one, payment.payee.name));
  const onGrants = [...state.payments.values()].filter(isUnderWay).flatMap((one) => {
    const { id, number, ore, instalmentId } = one.payment;
    const counted = { id, number, ore, paidOn: null, cameBackOn: null, isCancelled: false };
    return instalmentId ? [{ ...counted, instalmentId }] : [];
  });
  return grantFindings(payment, { grants, onGrants });
}

type StepAttempt = Extract<Attempt, { kind: "step" }>;

function groundOf({ file }: State, kept: Kept, attempt: StepAttempt): AttestGround {
  const { people, ties, memberNames, order } = file;
  const { payment, concerns, isNewAccount } = kept;
  return {
    payment: { ...payment, alsoConcernsIds: concerns },
    ...{ people, ties, memberNames, isNewAccount, orders: [order], day: attempt.on },
    baseAmounts: knownBaseAmounts,
    hinderedIds: attempt.hindered,
  };
}

/** An ersättare acts only when the ordinarie is hindered: in the office a reason tells that, here the attempt does. */
const isStop = ({ level, rule }: Finding): boolean =>
  level === "block" || (level === "warn" && rule === "CTRL-07");

const weight = { block: 0, warn: 1, info: 2 } as const;

/** The file tells decisions in its own way: they are tried by `grantRules`, and here the payment has none. */
const withoutDecision = (ground: AttestGround): AttestGround => ({
  ...ground,
  payment: { ...ground.payment, itemId: null, instalmentId: null },
});

function findingsFor(state: State, ground: AttestGround, personId: string, step: AttestStep) {
  const findings = [
    ...stepFindings(withoutDecision(ground), [], { personId, step }, nothingTold(ground.day)),
    ...grantRules(state, ground.payment),
  ].toSorted((a, b) => weight[a.level] - weight[b.level]);
  const stops = findings.filter(isStop);
  return { isStopped: stops.length > 0, told: stops.length > 0 ? stops : findings };
}

const rulesOf = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.filter(({ level }) => level !== "info").map(({ rule }) => rule)),
];

const sentences = (findings: readonly Finding[]): string =>
  findings.map(({ text, suggestion }) => `${text} ${suggestion ?? ""}`.trim()).join(" ");

const nameIn = ({ people }: TrialFile, id: string): string =>
  people.find((one) => one.id === id)?.name ?? id;

function tryStep(state: State, kept: Kept, attempt: StepAttempt): Omit<TrialAnswer, "nr"> {
  const { by, step, on, hindered } = attempt;
  const { file } = state;
  const ground = groundOf(state, kept, attempt);
  const { isStopped, told } = findingsFor(state, ground, by, step);
  const others = file.people
    .map(({ id }) => id)
    .filter((id) => id !== by && !hindered.includes(id));
  const could = () => others.filter((id) => !findingsFor(state, ground, id, step).isStopped);
  if (isStopped) {
    return { utfall: "nekad", regler: rulesOf(told), text: sentences(told), kan: could() };
  }
  const { payment } = kept;
  const regler = rulesOf(told);
  const kan = regler.length > 0 ? could() : [];
  const count = payment.marks.length;
  const mark = { id: `m${count}`, step, personId: by, version: payment.version, day: on };
  const at = `${on}T${String(count).padStart(6, "0")}`;
  kept.payment = { ...payment, marks: [...payment.marks, { ...mark, at, reason: "" }] };
  const done = `${nameIn(file, by)} gjorde ${attestSteps[step]} av ${payment.id}.`;
  const after = stateOf(kept.payment, 2);
  const next =
    after.kind === "waiting"
      ? ` Nu väntar den på ${attestSteps[after.step]}.`
      : " Den kan betalas.";
  const text = `${done}${next} ${sentences(told)}`.trim();
  return { utfall: regler.length > 0 ? "varning" : "godkand", regler, text, kan };
}

/** A new version: what was attested and is no longer so is attested anew. */
function change(
  state: State,
  kept: Kept,
  { payment: told, by }: Extract<Attempt, { kind: "change" }>,
): Omit<TrialAnswer, "nr"> {
  const { payment } = kept;
  const account = told.account === null ? payment.payee.account : accountOf(told.account);
  const decisionId = told.decisionId ?? payment.itemId;
  const isElsewhere = told.decisionId !== null || told.part !== null;
  const changed = {
    ...{ ...payment, ore: told.ore ?? payment.ore, itemId: decisionId },
    payee: { ...payment.payee, name: told.payee ?? payment.payee.name, account },
    instalmentId: isElsewhere
      ? instalmentIn(state.file, { ...told, decisionId })
      : (payment.instalmentId ?? null),
  };
  const isOther =
    told.concerns !== null && told.concerns.toSorted().join() !== kept.concerns.toSorted().join();
  const isVoid = voidsAttests(payment, changed) || isOther;
  const isNew =
    told.account !== null && JSON.stringify(account) !== JSON.stringify(payment.payee.account);
  const had = isVoid && isUnderWay(kept);
  const version = payment.version + 1;
  const attestedFrom = isVoid ? version : payment.attestedFrom;
  // What somebody has confirmed is this account of this payee.
  const isSamePayee = !isNew && changed.payee.name === payment.payee.name;
  const accountConfirmedBy = isSamePayee ? payment.accountConfirmedBy : null;
  const next = { ...changed, version, attestedFrom, accountConfirmedBy };
  kept.payment = isVoid ? withSystemMarks(next, state.file) : next;
  kept.concerns = told.concerns ?? kept.concerns;
  kept.isNewAccount = kept.isNewAccount || isNew;
  if (isNew) kept.accountBy = by;
  return had
    ? {
        ...{ utfall: "varning", regler: ["CTRL-09"], kan: [] },
        text: `${payment.id} är ändrad. Attesterna gäller inte längre: den attesteras från början.`,
      }
    : { utfall: "godkand", regler: [], text: `${payment.id} är ändrad.`, kan: [] };
}

/** The file has neither accounts nor förbund. */
const nobody = { accountId: "", associationId: "" };

/** Somebody of the office, other than the one who wrote the account, says that it is the payee's. @see CTRL-15 */
function confirm(
  { file }: State,
  kept: Kept,
  { by, on }: Extract<Attempt, { kind: "confirm" }>,
): Omit<TrialAnswer, "nr"> {
  const { payment, accountBy } = kept;
  if (payment.payee.account === null) {
    return { utfall: "godkand", regler: [], text: `${payment.id} har inget konto.`, kan: [] };
  }
  const mayConfirm = (id: string) => {
    const roles = rolesOn(file.people.find((one) => one.id === id)?.roles ?? [], on);
    return id !== accountBy && may.confirmAccount({ ...nobody, personId: id, roles });
  };
  if (!mayConfirm(by)) {
    const why =
      by === accountBy
        ? "förde in kontot och kan inte själv bekräfta det"
        : "får inte bekräfta det";
    const kan = file.people.map(({ id }) => id).filter(mayConfirm);
    const text = `Kontot i ${payment.id} är inte bekräftat: ${nameIn(file, by)} ${why}.`;
    return { utfall: "nekad", regler: ["CTRL-15"], text, kan };
  }
  kept.payment = { ...payment, accountConfirmedBy: by };
  const text = `${nameIn(file, by)} bekräftade kontot i ${payment.id}.`;
  return { utfall: "godkand", regler: [], text, kan: [] };
}

function fulfil(
  state: State,
  { decisionId, condition }: Extract<Attempt, { kind: "fulfilled" }>,
): Omit<TrialAnswer, "nr"> {
  state.fulfilled.add(`${decisionId} ${condition}`);
  const text = `Villkoret ”${condition}” i ${decisionId} är uppfyllt.`;
  return { utfall: "godkand", regler: [], text, kan: [] };
}

/** An attempt on a payment, which the first step tells of. */
function tryOn(
  state: State,
  attempt: Exclude<Attempt, { kind: "fulfilled" }>,
): Omit<TrialAnswer, "nr"> {
  const { id } = attempt.payment;
  const known = state.payments.get(id);
  if (attempt.kind === "step") {
    const kept = known ?? entered(state.file, attempt.payment, attempt.on);
    state.payments.set(id, kept);
    return tryStep(state, kept, attempt);
  }
  if (!known) throw new Error("A payment that is changed or confirmed is known");
  return attempt.kind === "change" ? change(state, known, attempt) : confirm(state, known, attempt);
}

/** An answer for each attempt, in order; or what is wrong in the file. */
export function tryAttempts(file: TrialFile): { answers: TrialAnswer[]; faults: string[] } {
  const state: State = { file, payments: new Map(), fulfilled: new Set() };
  const faults: string[] = [];
  const answers: TrialAnswer[] = [];
  for (const [nr, attempt] of file.attempts.entries()) {
    const wrong = attemptFaults(file, state.payments, attempt);
    faults.push(...wrong);
    if (wrong.length > 0) continue;
    if (attempt.kind === "fulfilled") {
      answers.push({ nr, ...fulfil(state, attempt) });
      continue;
    }
    answers.push({ nr, ...tryOn(state, attempt) });
  }
  return { answers, faults };
}

/** An answer for a person to read. */
export function answerText(
  file: TrialFile,
  { nr, utfall, regler, text, kan }: TrialAnswer,
): string {
  const words = { godkand: "Godkänd", nekad: "Nekad", varning: "Varning" }[utfall];
  const rules = regler.length > 0 ? ` (${regler.join(", ")})` : "";
  const could = kan.length > 0 ? ` Kan: ${listText(kan.map((id) => nameIn(file, id)))}.` : "";
  return `${nr}. ${words}${rules}. ${text}${could}`;
}
