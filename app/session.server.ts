import { associationBySlug } from "#db/queries/associations.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import type { Auth } from "./auth.server.ts";
import type { Caller, Office } from "./commands/command.server.ts";
import { officeFor } from "./commands/house.server.ts";
import { type Actor, mayRead, type Readable } from "./domain/authority.ts";
import type { LegalDate } from "./domain/calendar.ts";
import { swedishNow } from "./domain/swedishTime.ts";
import type { Live } from "./live.server.ts";
import type { Scripts } from "./scripts.server.ts";

/** What the server gives every route. */
export type AppContext = { office: Office; auth: Auth; live: Live; scripts: Scripts };

export type Account = { id: string; name: string; email: string };

export const officeOf = (context: unknown): Office => (context as AppContext).office;
export const liveOf = (context: unknown): Live => (context as AppContext).live;
export const scriptsOf = (context: unknown): Scripts => (context as AppContext).scripts;
export const authOf = (context: unknown): Auth => (context as AppContext).auth;

/** The signed-in account; null for everyone else. */
export async function accountOf(request: Request, context: unknown): Promise<Account | null> {
  // Reading a page without a cookie is most of the traffic: it asks nothing of the database.
  if (!request.headers.has("cookie")) return null;
  const session = await authOf(context).api.getSession({ headers: request.headers });
  return session
    ? { id: session.user.id, name: session.user.name, email: session.user.email }
    : null;
}

/** What a page of the office knows about who asks. */
export type Desk = {
  office: Office;
  account: Account;
  association: NonNullable<Awaited<ReturnType<typeof associationBySlug>>>;
  actor: Actor;
  caller: Caller;
  today: LegalDate;
};

/** 404 alike for what is not there and for what is another förbund's: an address tells nothing by guessing. */
export const notFound = () => new Response("Sidan finns inte.", { status: 404 });

/**
 * The förbund of the address and who asks. Sends one who is not signed in to the sign-in page, and answers
 * 404 to one without a place in that förbund.
 */
export async function requireDesk(
  request: Request,
  context: unknown,
  slug: string | undefined,
): Promise<Desk> {
  const account = await accountOf(request, context);
  if (!account) throw signInFirst(request);
  const office = officeOf(context);
  const association = await associationBySlug(office.db, slug ?? "");
  if (!association) throw notFound();
  const { today } = swedishNow(office.clock());
  const actor = await actorOfAccount(office.db, association.id, account.id, today);
  if (!actor) throw notFound();
  const caller = { associationId: association.id, accountId: account.id };
  const ours = await officeFor(office, office.db, association.id);
  return { office: ours, account, association, actor, caller, today };
}

/** Answers 404 when the actor may not read such a thing. */
export function requireReading(desk: Desk, thing: Readable, approverIds: string[] = []): void {
  if (!mayRead(desk.actor, thing, { approverIds })) throw notFound();
}

function signInFirst(request: Request): Response {
  const url = new URL(request.url);
  const to = `/logga-in?till=${encodeURIComponent(url.pathname)}`;
  return new Response(null, { status: 302, headers: { Location: to } });
}
