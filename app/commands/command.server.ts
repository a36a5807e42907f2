/**
 * The one way in for every change: who acts, when, one transaction, the event chain, and the answer to a form
 * that was sent twice. A command loads, asks the domain, saves; it never commits half.
 */
import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { reasonOf } from "#db/faults.server.ts";
import { handledForm, lockAssociation, record } from "#db/queries/events.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import type { Database } from "#db/schema.ts";
import type { EidProvider } from "../documents/signing/eid.ts";
import type { TimestampSource } from "../documents/signing/provider.ts";
import type { Templates } from "../documents/templates.ts";
import { type Actor, type CommandName, may, mayNotSentence } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import type { EventKind, NewEvent } from "../domain/event.ts";
import { type Refusal, type Result, refused } from "../domain/result.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import { officeFor, wordingHash } from "./house.server.ts";
import type { Mailer } from "./letters.server.ts";

/** What every command needs from the running program. */
export type Office = {
  db: Kysely<Database>;
  clock: () => Date;
  /** As the förbund has them, where one is given; else the program's own. */
  templates: Templates;
  /** The program's own, when `templates` are a förbund's. */
  standing?: Templates;
  /** Public address of the service, without a trailing slash; printed in documents. */
  publicUrl: string;
  /** Called after each save, so that open pages are told. */
  saved?: () => void;
  /** Sends e-mail; left out when no SMTP server is configured. */
  mailer?: Mailer;
  /** Stamps signatures with the time; left out when no authority is configured. */
  timestamps?: TimestampSource;
  /** Signs with an eID; left out when no service is configured. */
  eids?: readonly EidProvider[];
  /** Certificates (DER) of issuers to trust when a signed file is checked; left out when none is configured. */
  trustedIssuers?: Uint8Array[];
};

/** Who asks: an account in a förbund, or the command line with the machine owner's authority. */
export type Caller =
  | { associationId: string; accountId: string }
  | { associationId: string; commandLine: true };

/** What a command sees while it runs. */
export type Act = {
  office: Office;
  trx: Transaction<Database>;
  actor: Actor;
  associationId: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Swedish calendar day. */
  today: LegalDate;
  /** Swedish clock, HH:MM. */
  clock: string;
  record: (event: NewEvent) => void;
  newId: () => string;
};

class Refused extends Error {
  constructor(readonly refusals: Refusal[]) {
    super("refused");
  }
}

/**
 * Makes a command. `formId`, when given, is the form's own random id: the same form sent twice gets the first
 * answer and does nothing more. A refusal rolls everything back.
 */
export function command<I, O>(
  name: CommandName,
  run: (act: Act, input: I) => Promise<Result<O>>,
): (office: Office, caller: Caller, input: I, formId?: string | null) => Promise<Result<O>> {
  return async (office, caller, input, formId = null) => {
    try {
      const result = await office.db
        .transaction()
        .execute((trx) =>
          runInside({ office, trx, caller, name, formId }, (act) => run(act, input)),
        );
      office.saved?.();
      return result;
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusals: error.refusals };
      return storageRefusal(error);
    }
  };
}

type Run = {
  office: Office;
  trx: Transaction<Database>;
  caller: Caller;
  name: CommandName;
  formId: string | null;
};

async function runInside<O>(run: Run, body: (act: Act) => Promise<Result<O>>): Promise<Result<O>> {
  const { office, trx, caller, name, formId } = run;
  const { associationId } = caller;
  if (!(await lockAssociation(trx, associationId))) throw new Refused([noSuchAssociation]);
  const now = office.clock();
  const { today, clock } = swedishNow(now);
  const actor = await actorOf(trx, caller, today);
  if (!actor || !may[name](actor)) throw new Refused([notAllowed(name)]);
  const earlier = formId ? await handledForm(trx, associationId, formId) : null;
  if (earlier !== null) return { ok: true, value: JSON.parse(earlier) as O };

  const ours = await officeFor(office, trx, associationId);
  const events: NewEvent[] = [];
  const at = now.toISOString();
  const result = await body({
    office: ours,
    trx,
    actor,
    associationId,
    at,
    today,
    clock,
    record: (event) => events.push(event),
    newId: randomUUID,
  });
  if (!result.ok) throw new Refused(result.refusals);
  const told = events.map((event) => withWording(event, ours));
  await record(trx, { associationId, actorId: actor.personId, at }, told);
  if (formId) {
    await trx
      .insertInto("handled_form")
      .values({
        association_id: associationId,
        form_id: formId,
        result: JSON.stringify(result.value ?? null),
        at,
      })
      .execute();
  }
  return result;
}

/** What is frozen when these are recorded was made with the templates and the letterhead of that moment. */
const freezing: readonly EventKind[] = [
  ...(["meeting.summoned", "minutes.sent", "paragraf.sent", "notice.posted"] as const),
  ...(["notice.removed", "extract.issued", "notes.finished", "minutes.masked"] as const),
  ...(["riskAnalysis.adopted", "controlPlan.adopted"] as const),
];

function withWording(event: NewEvent, { templates }: Office): NewEvent {
  const { data, kind } = event;
  const isFacts = data !== null && typeof data === "object" && !Array.isArray(data);
  if (!isFacts || !freezing.includes(kind)) return event;
  return { ...event, data: { ...data, wording: wordingHash(templates) } };
}

/** A full or broken disk is told as it is; everything else is our bug and throws. */
function storageRefusal(error: unknown): { ok: false; refusals: Refusal[] } {
  const reason = reasonOf(error);
  if (!reason) throw error;
  console.error("Could not save:", error);
  const text = `Det gick inte att spara: ${reason} Ingenting har sparats. Hör av dig till den som sköter servern och försök sedan igen.`;
  return refused(text, { rule: "lagring" });
}

async function actorOf(trx: Transaction<Database>, caller: Caller, today: LegalDate) {
  if ("commandLine" in caller) {
    const roles: Actor["roles"] = ["administrator", "secretary"];
    return { accountId: "", personId: null, associationId: caller.associationId, roles };
  }
  return actorOfAccount(trx, caller.associationId, caller.accountId, today);
}

const noSuchAssociation: Refusal = {
  rule: null,
  text: "Förbundet finns inte.",
  source: null,
  field: null,
};

const notAllowed = (name: CommandName): Refusal => ({
  rule: "behorighet",
  text: mayNotSentence(name),
  source: null,
  field: null,
});

/** The refusal when something asked for is not in this förbund. */
export const missing = (what: string) =>
  refused(`${what} finns inte i det här förbundet.`, { rule: "saknas" });
