import type { LoaderFunctionArgs } from "@remix-run/node";
import { associationById, associationBySlug, rulesOn } from "#db/queries/associations.server.ts";
import { attestOrdersOf } from "#db/queries/attestOrders.server.ts";
import { calendarMeetings, calendarOwner } from "#db/queries/calendars.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import type { Office } from "../../commands/command.server.ts";
import { officeFor } from "../../commands/house.server.ts";
import { type CalendarFacts, calendarFile } from "../../documents/calendarFile.ts";
import { orderOn } from "../../domain/attest/orderOn.ts";
import { type Role, rolesOn } from "../../domain/authority.ts";
import { addDays } from "../../domain/calendar.ts";
import { legalDays } from "../../domain/legalDays.ts";
import { defaultBoardRules } from "../../domain/rules.ts";
import { swedishNow } from "../../domain/swedishTime.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { hashOfSecret } from "../work/calendarSecret.server.ts";

/** A secret is 32 bytes in base64url; no förbund has an address of that form. */
const secretPart = /^[A-Za-z0-9_-]{43}$/;

/** So far back a calendar tells. */
const daysBack = 400;

/** Those who keep the law's days for the others. */
const keepers: readonly Role[] = ["director", "secretary", "developer", "finance", "administrator"];

/** A calendar to subscribe to: a förbund's, with what is announced to everyone, or a person's own. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const name = /^(.+)\.ics$/.exec(params.calendar ?? "")?.[1];
  if (name === undefined) throw notFound();
  const office = officeOf(context);
  const isOwn = secretPart.test(name);
  const text = isOwn ? await ownCalendar(office, name) : await publicCalendar(office, name);
  if (text === null) throw notFound();
  return calendarResponse(request, text, isOwn);
}

const todayOf = (office: Office) => swedishNow(office.clock()).today;

type Association = NonNullable<Awaited<ReturnType<typeof associationBySlug>>>;

const written = async (
  office: Office,
  association: Association,
  facts: Omit<CalendarFacts, "source" | "today" | "associationName">,
) => {
  const { templates } = await officeFor(office, office.db, association.id);
  const about = { source: association.id, associationName: association.name };
  const whole = { ...facts, ...about, today: todayOf(office) };
  return calendarFile(whole, templates);
};

/** What has been announced to everyone: the public meetings, and no drafts. @see FIN-19 */
async function publicCalendar(office: Office, slug: string): Promise<string | null> {
  const association = await associationBySlug(office.db, slug);
  if (!association) return null;
  const today = todayOf(office);
  const meetings = await calendarMeetings(office.db, association.id, addDays(today, -daysBack));
  const announced = meetings.filter(
    ({ isPublic, publicNoticeOn }) =>
      isPublic && publicNoticeOn !== null && publicNoticeOn <= today,
  );
  const shown = announced.map((one) => ({ ...one, distance: null, url: null }));
  return written(office, association, { personName: null, meetings: shown, days: [] });
}

/** Everything that the one whose calendar it is has to do with, as long as there is an uppdrag. */
async function ownCalendar(office: Office, secret: string): Promise<string | null> {
  const { db } = office;
  const owner = await calendarOwner(db, hashOfSecret(secret));
  const association = owner && (await associationById(db, owner.associationId));
  if (!owner || !association) return null;
  const today = todayOf(office);
  const { offices } = await registerOf(db, association.id);
  const roles = rolesOn(
    offices.filter(({ personId }) => personId === owner.personId),
    today,
  );
  if (roles.length === 0) return null;
  const meetings = await calendarMeetings(db, association.id, addDays(today, -daysBack));
  const rules = (await rulesOn(db, association.id, today)) ?? defaultBoardRules(1);
  const order = orderOn(await attestOrdersOf(db, association.id), today);
  const attest = order && { id: order.id, until: order.to };
  const isKeeper = roles.some((role) => keepers.includes(role));
  const home = `${office.publicUrl}/forbund/${association.slug}/sammantraden`;
  const mayFollow = roles.some((role) => role !== "administrator");
  return written(office, association, {
    personName: owner.name,
    meetings: meetings.map((one) => ({ ...one, url: mayFollow ? `${home}/${one.slug}` : null })),
    days: isKeeper ? legalDays({ today, rules, meetings, attest }) : [],
  });
}

/** The file, or that nothing has changed. A secret address is kept by nobody on the way and found by no search. */
function calendarResponse(request: Request, text: string, isOwn: boolean): Response {
  const etag = `"${sha256(Buffer.from(text))}"`;
  const headers = {
    ETag: etag,
    "Cache-Control": isOwn ? "private, no-cache" : "public, max-age=900",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Referrer-Policy": "no-referrer",
    ...(isOwn ? { "X-Robots-Tag": "noindex, nofollow" } : {}),
  };
  if (request.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, {
    headers: {
      ...headers,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `inline; filename="${isOwn ? "min-kalender" : "sammantraden"}.ics"`,
    },
  });
}
