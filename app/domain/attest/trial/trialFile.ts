/** An attestordning, people and attempts as a file tells them, read into the domain's plain data. */
import { allRoles, type Role, roleNames } from "../../authority.ts";
import type { LegalDate } from "../../calendar.ts";
import type { Tie } from "../../review/rule.ts";
import type { AttestOrder, AttestPerson, AttestRight, Concern, Holder } from "../order.ts";
import { type AttestStep, attestSteps } from "../order.ts";
import { Fields, type Told } from "./fields.ts";

/** "vice ordförande" as it is written in the file: "vice_ordforande". */
const ascii = (words: string): string =>
  words.replace(/[åä]/g, "a").replace(/ö/g, "o").replace(/ /g, "_");

const roleWords: Record<string, Role> = Object.fromEntries(
  allRoles.map((role) => [ascii(roleNames[role]), role]),
);
const stepWords: Record<string, AttestStep> = Object.fromEntries(
  Object.entries(attestSteps).map(([step, word]) => [word, step as AttestStep]),
);

export type TrialDecision = {
  id: string;
  ore: number;
  payee: string | null;
  parts: { ore: number; condition: string | null }[];
};

/** What is said of a payment; null = not said. */
export type TrialPayment = {
  id: string;
  payee: string | null;
  ore: number | null;
  concerns: string[] | null;
  account: string | null;
  decisionId: string | null;
  part: number | null;
};

export type Attempt = { on: LegalDate; path: string } & (
  | {
      kind: "step";
      payment: TrialPayment;
      step: AttestStep;
      by: string;
      hindered: string[];
    }
  | { kind: "change"; payment: TrialPayment; by: string }
  /** Somebody else says that a changed account is the payee's. @see CTRL-15 */
  | { kind: "confirm"; payment: { id: string }; by: string }
  | { kind: "fulfilled"; decisionId: string; condition: string }
);

export type TrialFile = {
  memberNames: string[];
  people: AttestPerson[];
  ties: Tie[];
  order: AttestOrder;
  decisions: TrialDecision[];
  attempts: Attempt[];
};

/** A day before every attest: what is not said to have begun has always been so. */
const ALWAYS = "0001-01-01" as LegalDate;

function personOf(fields: Fields): { person: AttestPerson; ties: Tie[] } {
  const id = fields.needed("id");
  if (!fields.has("roll")) fields.fault("roll", "saknas");
  const role = fields.word("roll", roleWords);
  const mandate = { from: fields.date("fran") ?? ALWAYS, to: fields.date("till") };
  const tie = (kind: Tie["kind"], name: string): Tie => ({ personId: id, kind, name });
  const employer = fields.text("huvudman");
  const ties = [
    ...(employer ? [tie("employer", employer)] : []),
    ...(fields.texts("narstaende") ?? []).map((name) => tie("close_relative", name)),
    ...(fields.texts("engagemang") ?? []).map((name) => tie("ownership", name)),
  ];
  const person = {
    ...{ id, name: fields.needed("namn"), superiorId: fields.text("chef") },
    roles: role ? [{ role, ...mandate }] : [],
    // The file has no signature samples: it is not known that one is missing.
    sampleOn: ALWAYS,
  };
  fields.end();
  return { person, ties };
}

type Known = { ids: ReadonlySet<string> };

function holdersIn(fields: Fields, name: string, { ids }: Known): Holder[] {
  return (fields.texts(name) ?? []).flatMap((word): Holder[] => {
    const role = roleWords[word];
    if (ids.has(word)) return [{ kind: "person", personId: word }];
    if (role) return [{ kind: "role", role }];
    fields.fault(name, `”${word}” är varken en roll eller en persons id`);
    return [];
  });
}

/** Who is paid: "styrelse" and "ledamot" are anybody of the board. */
function concernOf(fields: Fields, { ids }: Known): Concern {
  const when = fields.inside("nar");
  if (!when) return { kind: "anyone" };
  const word = when.needed("betalningTill");
  when.end();
  if (ids.has(word)) return { kind: "person", personId: word };
  if (word === "styrelse" || word === "ledamot") return { kind: "board" };
  const role = roleWords[word];
  if (role) return { kind: "role", role };
  if (word !== "") {
    when.fault("betalningTill", `”${word}” är varken en roll, ”styrelse” eller en persons id`);
  }
  return { kind: "anyone" };
}

/** A row for each ordinarie, each with all the ersättare. */
function rightsOf(fields: Fields, index: number, known: Known): AttestRight[] {
  if (!fields.has("steg")) fields.fault("steg", "saknas");
  const step = fields.word("steg", stepWords);
  const concern = concernOf(fields, known);
  const holders = holdersIn(fields, "ordinarie", known);
  const deputies = holdersIn(fields, "ersattare", known);
  const most = fields.ore("maxOre");
  const count = fields.whole("antal");
  const isTwo = step === "disbursement";
  if (count !== null && count !== 1 && !(isTwo && count === 2)) {
    fields.fault("antal", isTwo ? "ska vara 1 eller 2" : "ska vara 1: en person tar steget");
  }
  if (holders.length === 0) fields.fault("ordinarie", "ska ha minst en roll eller person");
  fields.end();
  if (step === null) return [];
  return holders.map((holder, at) => ({
    ...{ id: `${index}.${at}`, step, concern, holder, deputies, remark: "" },
    area: { accounts: [], costCentres: [], projects: [] },
    cap: most === null ? null : { kind: "kronor", kronor: most / 100 },
    deputyWhen: "hindered",
  }));
}

function orderOf(fields: Fields | null, told: Told, known: Known): AttestOrder {
  if (!fields) told.faults.push("attestordning: saknas.");
  const from = fields?.date("fran") ?? null;
  if (fields && !from) fields.fault("fran", "saknas");
  const to = fields?.date("till") ?? null;
  if (from && to && to < from) fields?.fault("till", "är före den första dagen");
  const rights = (fields?.list("regler") ?? []).flatMap((row, at) => rightsOf(row, at, known));
  fields?.end();
  return {
    ...{ id: "attestordning", from: from ?? ALWAYS, to, rights, manualOrderPersons: 2 },
    adopted: { meetingId: "", meetingDate: from ?? ALWAYS, number: 0 },
  };
}

function decisionOf(fields: Fields): TrialDecision {
  const id = fields.needed("id");
  if (!fields.has("beviljatOre")) fields.fault("beviljatOre", "saknas");
  const ore = fields.ore("beviljatOre") ?? 0;
  const payee = fields.text("mottagare");
  const parts = fields.list("delar").map((part) => {
    if (!part.has("ore")) part.fault("ore", "saknas");
    const read = { ore: part.ore("ore") ?? 0, condition: part.text("villkor") };
    part.end();
    return read;
  });
  fields.end();
  return { id, ore, payee, parts };
}

/** A payment as far as the attempt tells of it. */
function paymentOf(fields: Fields, { ids }: Known): TrialPayment {
  const concerns = fields.texts("ror");
  for (const id of concerns ?? []) {
    if (!ids.has(id)) fields.fault("ror", `”${id}” är ingen persons id`);
  }
  const read = {
    ...{ id: fields.needed("id"), payee: fields.text("mottagare"), ore: fields.ore("ore") },
    ...{ concerns, account: fields.text("konto"), decisionId: fields.text("beslut") },
    part: fields.whole("del"),
  };
  if (read.ore === 0) fields.fault("ore", "ska vara över 0");
  fields.end();
  return read;
}

function personIn(fields: Fields, name: string, { ids }: Known): string {
  const id = fields.needed(name);
  if (id !== "" && !ids.has(id)) fields.fault(name, `”${id}” är ingen persons id`);
  return id;
}

function stepOf(fields: Fields, inside: Fields, known: Known) {
  const payment = paymentOf(inside, known);
  if (!fields.has("steg")) fields.fault("steg", "saknas");
  const step = fields.word("steg", stepWords) ?? "receipt";
  const by = personIn(fields, "av", known);
  const hindered = fields.texts("hindrad") ?? [];
  for (const id of hindered) {
    if (!known.ids.has(id)) fields.fault("hindrad", `”${id}” är ingen persons id`);
    if (id === by) fields.fault("hindrad", "nämner den som själv tar steget");
  }
  return { kind: "step" as const, payment, step, by, hindered };
}

/** What was tried; null where the file does not say what. */
function attemptOf(fields: Fields, known: Known): Attempt | null {
  const on = fields.date("datum");
  if (!fields.has("datum")) fields.fault("datum", "saknas");
  const when = { on: on ?? ALWAYS, path: fields.path };
  const step = fields.inside("utbetalning");
  const change = fields.inside("andra");
  const met = fields.inside("uppfyllt");
  const confirm = fields.inside("bekrafta");
  if ([step, change, met, confirm].filter(Boolean).length !== 1) {
    fields.fault("", "ska ha precis ett av utbetalning, andra, bekrafta och uppfyllt");
    return null;
  }
  let read: Attempt | null = null;
  if (step) read = { ...when, ...stepOf(fields, step, known) };
  if (change) {
    const payment = paymentOf(change, known);
    read = { ...when, kind: "change", payment, by: personIn(fields, "av", known) };
  }
  if (confirm) {
    const payment = { id: confirm.needed("id") };
    confirm.end();
    read = { ...when, kind: "confirm", payment, by: personIn(fields, "av", known) };
  }
  if (met) {
    const [decisionId, condition] = [met.needed("beslut"), met.needed("villkor")];
    met.end();
    // Who says that it is fulfilled may be told; nothing hangs on it.
    fields.text("av");
    read = { ...when, kind: "fulfilled", decisionId, condition };
  }
  fields.end();
  return read;
}

function doubles(ids: readonly string[], where: string, told: Told): void {
  for (const id of new Set(ids.filter((id, at) => id !== "" && ids.indexOf(id) !== at))) {
    told.faults.push(`${where}: ”${id}” står två gånger.`);
  }
}

/** The file, with everything that is wrong in it and the fields that are not known. */
export function readTrial(value: unknown): Told & { trial: TrialFile } {
  const told: Told = { faults: [], unknown: [] };
  const fields = new Fields(value, "", told);
  const people = fields.list("personer").map(personOf);
  const ids = people.map(({ person }) => person.id);
  const known = { ids: new Set(ids) };
  doubles(ids, "personer", told);
  for (const [at, { person }] of people.entries()) {
    const { superiorId } = person;
    if (superiorId && !known.ids.has(superiorId)) {
      told.faults.push(`personer[${at}].chef: ”${superiorId}” är ingen persons id.`);
    }
  }
  const decisions = fields.list("beslut").map(decisionOf);
  doubles(
    decisions.map(({ id }) => id),
    "beslut",
    told,
  );
  const trial = {
    memberNames: fields.texts("medlemmar") ?? [],
    people: people.map(({ person }) => person),
    ties: people.flatMap(({ ties }) => ties),
    order: orderOf(fields.inside("attestordning"), told, known),
    decisions,
    attempts: fields.list("forsok").flatMap((one) => attemptOf(one, known) ?? []),
  };
  fields.end();
  return { ...told, trial };
}
