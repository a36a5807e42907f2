/** What the pages of the attestordning read, and how their forms are read. */

import {
  attestOrdersOf,
  attestPeopleOf,
  signatureSamples,
} from "#db/queries/attestOrders.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { latestParagrafAbout } from "#db/queries/paragrafs.server.ts";
import {
  adoptAttestOrder,
  changeAttestOrder,
  discardAttestOrder,
  draftAttestOrder,
  isThird,
  removeAttestRight,
  saveAttestRight,
} from "../../../commands/attestOrder.server.ts";
import { registerSignatureSample } from "../../../commands/signatureSample.server.ts";
import { checkOrder } from "../../../domain/attest/checkOrder.ts";
import { compareOrders } from "../../../domain/attest/compareOrders.ts";
import { holdersOn } from "../../../domain/attest/holders.ts";
import type { AttestOrder, AttestPerson } from "../../../domain/attest/order.ts";
import { adoptedOrders, orderOn } from "../../../domain/attest/orderOn.ts";
import { namesIn } from "../../../domain/attest/orderWords.ts";
import { readRight } from "../../../domain/attest/rightInput.ts";
import { allRoles, may, mayRead, roleNames } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import type { Result } from "../../../domain/result.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { DEPUTY_FIELDS } from "../../../ui/attestOrderForms.tsx";

/** Where the pages of the attestordning are. */
export const homeOf = ({ association }: Desk): string =>
  `/forbund/${association.slug}/attestordning`;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Everything a right may name: the roles, and each person. A revisor attests nothing. */
const holderChoices = (people: readonly AttestPerson[]) => [
  ...allRoles
    .filter((role) => role !== "auditor" && role !== "administrator")
    .map((role) => ({ value: `role:${role}`, text: capital(roleNames[role]) })),
  ...people.map(({ id, name }) => ({ value: `person:${id}`, text: name })),
];

const withoutSample = (order: AttestOrder | null, people: AttestPerson[], day: LegalDate) => {
  const named = order
    ? holdersOn(order, people, day).flatMap((one) => [...one.holderIds, ...one.deputyIds])
    : [];
  return people.filter(({ id, sampleOn }) => sampleOn === null && named.includes(id));
};

/** A paragraf adopts one version: one that has is not offered again. */
const hasAdopted = (orders: AttestOrder[], one: { meetingId: string; number: number }) =>
  orders.some(
    ({ adopted }) => adopted?.meetingId === one.meetingId && adopted.number === one.number,
  );

/** All that the page of the attestordning shows. */
export async function orderPage(desk: Desk) {
  const { office, association, actor, today } = desk;
  const orders = await attestOrdersOf(office.db, association.id);
  const people = await attestPeopleOf(office.db, association.id);
  const baseAmounts = await baseAmountsOf(office.db, association.id);
  const nameOf = namesIn(people);
  const current = orderOn(orders, today);
  const adopted = adoptedOrders(orders);
  const draft = orders.find((one) => one.adopted === null) ?? null;
  const [last] = adopted;
  const meetings = await meetingList(office.db, association.id);
  const suggested = await latestParagrafAbout(office.db, association.id, ["attest"]);
  const samples = await signatureSamples(office.db, association.id);
  const unsampled = withoutSample(draft ?? current, people, draft?.from ?? today);
  return {
    ...{ home: homeOf(desk), today, people, baseAmounts, current, draft, adopted },
    formId: crypto.randomUUID(),
    mayDraft: may.draftAttestOrder(actor),
    mayRegister: may.registerSignatureSample(actor),
    maySee: mayRead(actor, "signature_sample"),
    findings: draft ? checkOrder(draft, people, baseAmounts) : [],
    changes: draft && last ? compareOrders(last, draft, { nameOf, baseAmounts }) : null,
    holders: holderChoices(people),
    thirds: people
      .filter((one) => isThird(one, today))
      .map(({ id, name }) => ({ value: id, text: name })),
    meetings: meetings
      .filter(({ date }) => date <= today)
      .map(({ id, date }) => ({ id, date: date as LegalDate })),
    suggested: suggested && !hasAdopted(adopted, suggested) ? suggested : null,
    samples: samples.map((one) => ({ ...one, name: nameOf(one.personId) })),
    missing: unsampled.map(({ name }) => name),
  };
}

export type OrderPage = Awaited<ReturnType<typeof orderPage>>;

const badRequest = () => new Response(null, { status: 400 });
/** What a form that was not well-formed answers: nothing is tried. */
const notTried = (form: FormReader): Result<unknown> => ({ ok: false, refusals: form.refusals });

type Handler = (desk: Desk, form: FormReader, formId: string) => Promise<Result<unknown>>;

const changeDays: Handler = async ({ office, caller }, form, formId) => {
  const from = form.date("from", "första dagen");
  const to = form.optionalDate("to", "sista dagen");
  const persons = form.choice("manualOrderPersons", "hur många som undertecknar", ["1", "2"]);
  if (form.refusals.length > 0 || !from) return notTried(form);
  const manualOrderPersons = persons === "1" ? (1 as const) : (2 as const);
  return changeAttestOrder(office, caller, { from, to, manualOrderPersons }, formId);
};

const saveRight: Handler = async ({ office, caller }, form, formId) => {
  const remark = form.text("remark", { label: "anmärkningen", optional: true });
  const line = (name: string, label: string) => form.text(name, { label, optional: true });
  const read = readRight({
    ...{ step: form.raw("step"), concern: form.raw("concern"), holder: form.raw("holder") },
    deputies: DEPUTY_FIELDS.map((name) => form.raw(name)),
    ...{ deputyWhen: form.raw("deputyWhen"), capKind: form.raw("capKind") },
    capAmount: line("capAmount", "beloppet"),
    accounts: line("accounts", "konton"),
    costCentres: line("costCentres", "kostnadsställen"),
    projects: line("projects", "projekt"),
    remark,
  });
  if (form.refusals.length > 0) return notTried(form);
  if (!read.ok) return read;
  const input = { rightId: form.raw("rightId") || null, right: read.value };
  return saveAttestRight(office, caller, input, formId);
};

const adopt: Handler = async ({ office, caller }, form, formId) => {
  const number = form.integer("number", "paragrafen");
  if (form.refusals.length > 0) return notTried(form);
  const input = { meetingId: form.raw("meetingId"), number };
  return adoptAttestOrder(office, caller, input, formId);
};

const registerSample: Handler = async ({ office, caller }, form, formId) => {
  const on = form.date("on", "dagen");
  const file = form.file("sample");
  if (form.refusals.length > 0 || !on) return notTried(form);
  const picture = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
  const input = { personId: form.raw("personId"), on, picture };
  return registerSignatureSample(office, caller, input, formId);
};

/** What each form does, and where on the page one stands after it. */
const handlers: Record<string, { handle: Handler; at: string }> = {
  "fran-senaste": {
    handle: ({ office, caller }, _, formId) =>
      draftAttestOrder(office, caller, { like: "last", thirdId: null }, formId),
    at: "#utkast",
  },
  ordinarie: {
    handle: ({ office, caller }, form, formId) =>
      draftAttestOrder(
        office,
        caller,
        { like: "ordinary", thirdId: form.raw("thirdId") || null },
        formId,
      ),
    at: "#utkast",
  },
  dagar: { handle: changeDays, at: "#utkast" },
  rad: { handle: saveRight, at: "#rader" },
  "ta-bort-rad": {
    handle: ({ office, caller }, form, formId) =>
      removeAttestRight(office, caller, { rightId: form.raw("rightId") }, formId),
    at: "#rader",
  },
  kasta: {
    handle: ({ office, caller }, _, formId) => discardAttestOrder(office, caller, null, formId),
    at: "",
  },
  anta: { handle: adopt, at: "" },
  namnteckning: { handle: registerSample, at: "#namnteckningar" },
};

/** Does what the form asks; answers the result and where to go. */
export async function handleOrderForm(desk: Desk, form: FormReader) {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw badRequest();
  const result = await handler.handle(desk, form, form.raw("formular"));
  return { result, to: `${homeOf(desk)}${handler.at}` };
}

/** One version with what is shown of it; null when it is not in this förbund. */
export async function orderById(desk: Desk, orderId: string | undefined) {
  const { office, association } = desk;
  const orders = await attestOrdersOf(office.db, association.id);
  const order = orders.find(({ id }) => id === orderId);
  if (!order) return null;
  const people = await attestPeopleOf(office.db, association.id);
  return { order, people, baseAmounts: await baseAmountsOf(office.db, association.id) };
}
