/** What the pages of förrättningar have in common: who reads which, the choices of the form, and what was typed. */
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { errandsOf } from "#db/queries/errands.server.ts";
import { type ClaimRow, claimsOf, feeSettingsOf } from "#db/queries/fees.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import { addDays, dateText, type LegalDate } from "../../../domain/calendar.ts";
import {
  claimWaitsFor,
  type Errand,
  type ErrandOrder,
  type ErrandText,
  errandSlug,
  errandTimes,
  leftOut,
  mayVouch,
  ordererChoices,
} from "../../../domain/fees/errand.ts";
import { progressText } from "../../../domain/fees/words.ts";
import { type FormReader, limits } from "../../../form.ts";
import { type Desk, notFound } from "../../../session.server.ts";
import { myFeesHome } from "./feeDesk.server.ts";

/** Days back in time that somebody who has left the styrelse is still a choice. */
const choiceDays = 370;

/** Those who read what people are paid read all; others what they took part in or ordered. */
export const mayReadErrand = ({ actor }: Desk, errand: Errand): boolean =>
  mayRead(actor, "fees") ||
  (actor.personId !== null && errand.personIds.includes(actor.personId)) ||
  (errand.order.by === "person" && errand.order.personId === actor.personId);

export async function requireErrand(desk: Desk, number: string | undefined): Promise<Errand> {
  const errands = await errandsOf(desk.office.db, desk.association.id);
  const errand = errands.find((one) => one.number === number);
  if (!errand || !mayReadErrand(desk, errand)) throw notFound();
  return errand;
}

/** What the form has to choose among. One who is not of the kansli writes of nobody but herself. */
export async function errandChoices(desk: Desk, errand: Errand | null) {
  const { office, association, actor, today } = desk;
  const { persons, mandates, offices } = await registerOf(office.db, association.id);
  const from = addDays(today, -choiceDays);
  const isLate = ({ to }: { to: LegalDate | null }) => to === null || to >= from;
  const chosen = errand?.personIds ?? [];
  const own = may.decideFees(actor) ? null : actor.personId;
  const sat = new Set(mandates.filter(isLate).map(({ personId }) => personId));
  const people = persons
    .filter(({ id }) => (own === null ? sat.has(id) || chosen.includes(id) : id === own))
    .map(({ id, name }) => ({ value: id, text: name }));
  const orderers = ordererChoices({ offices: offices.filter(isLate), persons });
  const items = await decidedItems(office.db, association.id);
  const settings = await feeSettingsOf(office.db, association.id);
  return {
    ...{ people, own },
    orderers: orderers
      .filter(({ personId }) => personId !== own)
      .map(({ personId, text }) => ({ value: personId, text })),
    items: items.map(({ id, number, heading, date }) => ({
      value: id,
      text: `§ ${number} ${dateText(date as LegalDate)}: ${heading}`,
    })),
    // Where an uppehåll counts as time there is nothing to ask.
    asksBreak:
      (errand?.breakMinutes ?? 0) > 0 ||
      settings.some((one) => one.kind === "classes" && !one.value.countsBreaks),
  };
}

function readOrder(form: FormReader): ErrandOrder | null {
  const by = form.raw("orderedBy");
  const itemId = form.raw("itemId") || null;
  const ground = form.text("ground", { label: "hur den beställdes", optional: true });
  if (by === "") {
    form.refuse("orderedBy", "Välj vem som beställde förrättningen.");
    return null;
  }
  if (by === "board") return { by: "board", itemId, ground };
  if (itemId !== null) {
    form.refuse(
      "itemId",
      "En paragraf är styrelsens beslut. Välj styrelsen som beställare, eller ingen paragraf.",
    );
  }
  return { by: "person", personId: by, ground };
}

/** What was typed; null when some field cannot be read, which is then told at it. */
export function readErrand(form: FormReader): ErrandText | null {
  const day = form.date("day", "dagen");
  const from = form.time("from", "starttiden");
  const to = form.time("to", "sluttiden");
  const hasBreak = form.raw("breakMinutes").trim() !== "";
  const breakMinutes = hasBreak ? form.integer("breakMinutes", "uppehållet i minuter") : 0;
  const order = readOrder(form);
  const text = {
    ...{ from, to, breakMinutes, atDistance: form.flag("atDistance") },
    what: form.text("what", { label: "vad det var", optional: true }),
    place: form.text("place", { label: "platsen", max: limits.name, optional: true }),
    personIds: [...new Set(form.all("personIds"))],
  };
  if (day !== null && order !== null && form.refusals.length === 0) return { ...text, day, order };
  // All at once: nobody presses twice to hear the rest.
  for (const { field, text: fault } of leftOut(text)) form.refuse(field ?? "", fault);
  return null;
}

/** "Styrelsen, § 12 3 mars 2026: Konferens", "Karin Lindvall: mejl den 3 mars". */
async function orderText(desk: Desk, { order }: ErrandText, name: (id: string) => string) {
  const { office, association } = desk;
  if (order.by === "person") return `${name(order.personId)}: ${order.ground}`;
  const items = order.itemId === null ? [] : await decidedItems(office.db, association.id);
  const item = items.find(({ id }) => id === order.itemId);
  const paragraf = item ? `§ ${item.number} ${dateText(item.date as LegalDate)}` : "";
  return `Styrelsen: ${[paragraf, order.ground].filter((words) => words !== "").join(", ")}`;
}

function claimProgress(claim: ClaimRow | undefined, errand: Errand): string {
  if (!claim) return "Har inte bekräftat ersättningen";
  const isHeld = claim.takes && claim.listing === null && claimWaitsFor(claim, errand) !== null;
  return isHeld ? "Har bekräftat ersättningen" : progressText(claim);
}

/** One förrättning to read, with how far the ersättning of each who took part has come. */
export async function shownErrand(desk: Desk, errand: Errand) {
  const { office, association, actor } = desk;
  const { persons } = await registerOf(office.db, association.id);
  const claims = await claimsOf(office.db, association.id, { errandId: errand.id });
  const name = (id: string | null) => persons.find((one) => one.id === id)?.name ?? "";
  const isOffice = may.decideFees(actor);
  const isOwn = errand.personIds.length === 1 && errand.personIds[0] === actor.personId;
  const isListed = claims.some(({ listing }) => listing !== null);
  const slug = errandSlug(errand.number);
  return {
    ...{ number: errand.number, version: errand.version, day: errand.day, what: errand.what },
    ...{ times: errandTimes(errand), breakMinutes: errand.breakMinutes },
    ...{ place: errand.place, atDistance: errand.atDistance },
    order: await orderText(desk, errand, name),
    people: errand.personIds.map((id) => {
      const claim = claims.find(({ personId }) => personId === id);
      const isMine = id === actor.personId;
      return {
        ...{ id, name: name(id) },
        // What others ask for is between them and the kansli.
        progress: isMine || mayRead(actor, "fees") ? claimProgress(claim, errand) : null,
        href:
          isMine || isOffice ? `${myFeesHome(desk)}/${slug}${isMine ? "" : `?person=${id}`}` : null,
      };
    }),
    ...{ byName: name(errand.byPersonId), at: errand.at },
    ...{ vouched: errand.vouched, withdrawn: errand.withdrawn },
    mayVouch:
      may.vouchForErrand(actor) &&
      errand.vouched === null &&
      errand.withdrawn === null &&
      mayVouch(errand, actor),
    mayChange: errand.withdrawn === null && !isListed && (isOffice || isOwn),
  };
}

/** Those that the reader may read, the latest first. */
export async function errandRows(desk: Desk) {
  const { office, association } = desk;
  const { persons } = await registerOf(office.db, association.id);
  const errands = await errandsOf(office.db, association.id);
  return errands
    .filter((one) => mayReadErrand(desk, one))
    .map((one) => ({
      ...{ number: one.number, day: one.day, times: errandTimes(one), what: one.what },
      names: one.personIds.map((id) => persons.find((person) => person.id === id)?.name ?? ""),
      isWaiting: one.vouched === null && one.withdrawn === null,
      isWithdrawn: one.withdrawn !== null,
    }));
}
