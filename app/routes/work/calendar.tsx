import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { calendarAddressOf } from "#db/queries/calendars.server.ts";
import { closeCalendar, renewCalendar } from "../../commands/calendarAddress.server.ts";
import { may } from "../../domain/authority.ts";
import { FormReader } from "../../form.ts";
import { requireDesk } from "../../session.server.ts";
import { ErrorSummary, FormBasics } from "../../ui/fields.tsx";
import { instantText } from "../../ui/wording.ts";
import { type Rejected, rejected, respond } from "../respond.server.ts";
import { hashOfSecret, newSecret } from "./calendarSecret.server.ts";

export const meta: MetaFunction = () => [{ title: "Kalender – Paragraf" }];

const addressOf = (publicUrl: string, name: string) => `${publicUrl}/kalender/${name}.ics`;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { office, association, actor } = await requireDesk(request, context, params.association);
  const own = actor.personId === null ? null : await calendarAddressOf(office.db, actor.personId);
  return json({
    formId: crypto.randomUUID(),
    publicAddress: addressOf(office.publicUrl, association.slug),
    mayRenew: may.renewCalendar(actor),
    since: own?.token_sha256 ? own.at : null,
  });
}

/** The secret is shown in this one answer and kept by nobody; so each press makes a new one, and the last counts. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, caller, association } = desk;
  const form = new FormReader(await request.formData());
  const home = `/forbund/${association.slug}/kalender`;
  if (form.raw("avsikt") === "stang") {
    return respond(await closeCalendar(office, caller, null, form.raw("formular")), form, home);
  }
  const secret = newSecret();
  const tokenSha256 = hashOfSecret(secret);
  const result = await renewCalendar(office, caller, { tokenSha256 });
  if (!result.ok) return rejected(result.refusals, form);
  const shown = { secretAddress: addressOf(office.publicUrl, secret) };
  return json(shown, { headers: { "Cache-Control": "no-store" } });
}

export default function CalendarPage() {
  const { publicAddress, mayRenew, since, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<{ secretAddress: string } | Rejected>();
  const fresh = answer && "secretAddress" in answer ? answer.secretAddress : null;
  const state = answer && "refusals" in answer ? answer : undefined;
  return (
    <>
      <h1>Kalender</h1>
      <ErrorSummary state={state} />
      <h2>Din egen</h2>
      <p>
        Alla styrelsens sammanträden, också de som ställs in, i din egen kalender. Den som arbetar
        på kansliet ser också lagens sista dagar. Lägg in adressen som en prenumeration i kalendern
        i telefonen eller datorn.
      </p>
      {fresh ? (
        <div className="note" role="status">
          <p>Din adress. Den visas bara nu, och den som har den ser din kalender:</p>
          <p>
            <code className="address">{fresh}</code>
          </p>
        </div>
      ) : null}
      {since && !fresh ? <p>Du har en adress sedan {instantText(since)}.</p> : null}
      {mayRenew ? (
        <>
          <form method="post">
            <FormBasics formId={formId} intent="fornya" />
            <button type="submit">{since ? "Byt till en ny adress" : "Skapa din adress"}</button>
            {since ? <p className="hint">Den gamla adressen slutar då att fungera.</p> : null}
          </form>
          {since ? (
            <form method="post">
              <FormBasics formId={formId} intent="stang" />
              <button type="submit" className="secondary">
                Stäng kalendern
              </button>
            </form>
          ) : null}
        </>
      ) : (
        <p>Din roll har ingen egen kalender.</p>
      )}
      <h2>Alla andras</h2>
      <p>
        Allmänheten kan prenumerera på de offentliga sammanträden som är tillkännagivna:{" "}
        <a href={publicAddress}>{publicAddress}</a>
      </p>
    </>
  );
}
