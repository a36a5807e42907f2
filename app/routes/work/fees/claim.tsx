import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimsOf } from "#db/queries/fees.server.ts";
import { meetingBySlug } from "#db/queries/meetings.server.ts";
import { feesAt, notOpen } from "../../../commands/feeCheck.server.ts";
import { confirmFeeClaim } from "../../../commands/feeClaims.server.ts";
import { may } from "../../../domain/authority.ts";
import { longDate } from "../../../domain/calendar.ts";
import type { TypedClaim } from "../../../domain/fees/claim.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { claimText, progressText } from "../../../domain/fees/words.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { FormReader } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { claimFields, FeeClaimForm } from "../../../ui/feeClaimForm.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { feesHome, myFeesHome } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Ersättning för ett sammanträde – Paragraf" }];

/** The one whose claim it is: the reader, or for the office the person that the address names. */
function personOf(desk: Desk, request: Request): string {
  const asked = new URL(request.url).searchParams.get("person");
  const { personId } = desk.actor;
  if (asked !== null && asked !== personId && !may.decideFees(desk.actor)) throw notFound();
  const who = asked ?? personId;
  if (who === null) throw notFound();
  return who;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor } = desk;
  const personId = personOf(desk, request);
  const row = await meetingBySlug(office.db, association.id, params.meeting ?? "");
  const meeting = row && (await feesAt(office.db, association.id, row.id));
  const person = meeting?.minutes.persons.find(({ id }) => id === personId);
  if (!row || !meeting || !person) throw notFound();
  const { minutes, settings } = meeting;
  const fee = meeting.feeFor(personId);
  const [claim] = await claimsOf(office.db, association.id, { meetingId: row.id, personId });
  return json({
    formId: crypto.randomUUID(),
    home: actor.personId === personId ? myFeesHome(desk) : feesHome(desk),
    day: minutes.date,
    fee: fee.ok ? fee.value : null,
    faults: fee.ok ? [] : fee.refusals,
    closed: await notOpen(office.db, association.id, {
      ...{ meetingId: row.id, personId, day: minutes.date, isOffice: may.decideFees(actor) },
    }),
    claim: claim ?? null,
    forAnother: actor.personId === personId ? null : { personId, name: person.name },
    hasMileage: settingOn(settings, "mileage", minutes.date) !== null,
    hasLoss: settingOn(settings, "lostEarnings", minutes.date) !== null,
  });
}

/** What was typed, as the domain reads it. */
function typedClaim(form: FormReader): TypedClaim {
  const words = (field: string) => form.raw(field).slice(0, 300);
  return {
    ...{ takes: !form.flag("avstar"), km: words("km"), lossGround: words("lossGround") },
    ...{ lossHours: words("lossHours"), lossAmount: words("lossAmount"), reason: words("reason") },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, association, caller } = desk;
  const form = new FormReader(await request.formData());
  const row = await meetingBySlug(office.db, association.id, params.meeting ?? "");
  if (!row) throw notFound();
  const personId = form.raw("personId") || null;
  const version = Number(form.raw("version"));
  const input = { meetingId: row.id, personId, version, typed: typedClaim(form) };
  const result = await confirmFeeClaim(office, caller, input, form.raw("formular"));
  return respond(result, form, personId ? feesHome(desk) : myFeesHome(desk));
}

export default function FeeClaimPage() {
  const { day, fee, faults, claim, closed, home, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const isListed = claim !== null && claim.listing !== null;
  return (
    <>
      <p>
        <a href={home}>{form.forAnother ? "Arvoden" : "Mina ersättningar"}</a>
      </p>
      <h1>Ersättning för {longDate(day)}</h1>
      <ErrorSummary state={state} fields={claimFields} />
      {form.forAnother ? (
        <p>
          Du för in den åt <strong>{form.forAnother.name}</strong>. Skriv varför.
        </p>
      ) : null}
      {faults.map(({ text, source }) => (
        <p key={text}>
          {text} <span className="source">({source})</span>
        </p>
      ))}
      {fee ? (
        <>
          <p className="payment-amount">{sumText(fee.ore)}</p>
          <p>{fee.words}</p>
          {fee.isAtLimit ? (
            <p>Tiden är precis på gränsen, och räknas till den lägre klassen.</p>
          ) : null}
        </>
      ) : null}
      {claim ? (
        <p>
          {progressText(claim)}: {claimText(claim)}.
        </p>
      ) : null}
      {fee && !isListed && closed ? <p className="note">{closed}</p> : null}
      {fee && !isListed && !closed ? (
        <FeeClaimForm {...form} claim={claim} isAtLimit={fee.isAtLimit} state={state} />
      ) : null}
    </>
  );
}
