import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { errandByNumber } from "#db/queries/errands.server.ts";
import { claimsOf } from "#db/queries/fees.server.ts";
import { meetingBySlug } from "#db/queries/meetings.server.ts";
import { notOpen } from "../../../commands/feeCheck.server.ts";
import { confirmFeeClaim } from "../../../commands/feeClaims.server.ts";
import { feesAt } from "../../../commands/feeOccasions.server.ts";
import { may } from "../../../domain/authority.ts";
import { longDate } from "../../../domain/calendar.ts";
import type { Occasion, TypedClaim } from "../../../domain/fees/claim.ts";
import { claimWaitsFor, isOutdated, readErrandSlug } from "../../../domain/fees/errand.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { claimText, progressText } from "../../../domain/fees/words.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { FormReader } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { claimFields, FeeClaimForm, GiveUpForm } from "../../../ui/feeClaimForm.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { errandsHome, feesHome, myFeesHome, occasionTitle } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Ersättning – Paragraf" }];

/** The one whose claim it is: the reader, or for the office the person that the address names. */
function personOf(desk: Desk, request: Request): string {
  const asked = new URL(request.url).searchParams.get("person");
  const { personId } = desk.actor;
  if (asked !== null && asked !== personId && !may.decideFees(desk.actor)) throw notFound();
  const who = asked ?? personId;
  if (who === null) throw notFound();
  return who;
}

/** The meeting or the förrättning that the address names; 404 when there is none such. */
async function requireOccasion({ office, association }: Desk, slug = ""): Promise<Occasion> {
  const number = readErrandSlug(slug);
  const errand = number && (await errandByNumber(office.db, association.id, number));
  if (errand) return { errandId: errand.id };
  const meeting = await meetingBySlug(office.db, association.id, slug);
  if (!meeting) throw notFound();
  return { meetingId: meeting.id };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor } = desk;
  const personId = personOf(desk, request);
  const occasion = await requireOccasion(desk, params.meeting);
  const counted = await feesAt(office.db, association.id, occasion);
  const person = counted?.persons.find(({ id }) => id === personId);
  if (!counted || !person) throw notFound();
  const { day, settings, errand } = counted;
  const [claim] = await claimsOf(office.db, association.id, { ...occasion, personId });
  // Another's förrättning is read by those who pay; a person reads those she took part in.
  if (errand && !claim && !errand.personIds.includes(personId)) throw notFound();
  const fee = counted.feeFor(personId);
  const waitsFor = errand && claim?.takes && !claim.listing ? claimWaitsFor(claim, errand) : null;
  return json({
    formId: crypto.randomUUID(),
    home: actor.personId === personId ? myFeesHome(desk) : feesHome(desk),
    day,
    errand: errand
      ? { title: occasionTitle(counted), href: `${errandsHome(desk)}/${errand.number}` }
      : null,
    fee: fee.ok ? fee.value : null,
    faults: fee.ok ? [] : fee.refusals,
    closed: await notOpen(office.db, association.id, {
      ...{ occasion, personId, day, isOffice: may.decideFees(actor) },
    }),
    claim: claim ?? null,
    waitsFor,
    asksAnew: claim && errand && !claim.listing ? isOutdated(claim, errand) : false,
    forAnother: actor.personId === personId ? null : { personId, name: person.name },
    hasMileage: settingOn(settings, "mileage", day) !== null,
    hasLoss: settingOn(settings, "lostEarnings", day) !== null,
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
  const { office, caller } = desk;
  const form = new FormReader(await request.formData());
  const occasion = await requireOccasion(desk, params.meeting);
  const personId = form.raw("personId") || null;
  const version = Number(form.raw("version"));
  const input = { ...occasion, personId, version, typed: typedClaim(form) };
  const result = await confirmFeeClaim(office, caller, input, form.raw("formular"));
  return respond(result, form, personId ? feesHome(desk) : myFeesHome(desk));
}

export default function FeeClaimPage() {
  const { day, fee, faults, claim, closed, home, errand, waitsFor, asksAnew, ...form } =
    useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const isListed = claim !== null && claim.listing !== null;
  return (
    <>
      <p>
        <a href={home}>{form.forAnother ? "Arvoden" : "Mina ersättningar"}</a>
      </p>
      <h1>Ersättning för {longDate(day)}</h1>
      <ErrorSummary state={state} fields={claimFields} />
      {errand ? (
        <p>
          <a href={errand.href}>{errand.title}</a>
        </p>
      ) : null}
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
          {waitsFor ? "Bekräftad" : progressText(claim)}: {claimText(claim)}.
        </p>
      ) : null}
      {waitsFor ? <p className="note">{waitsFor}</p> : null}
      {fee && !isListed && closed ? <p className="note">{closed}</p> : null}
      {!fee && claim?.takes && !isListed && !closed ? (
        <GiveUpForm {...form} version={claim.version} state={state} />
      ) : null}
      {fee && !isListed && !closed ? (
        <FeeClaimForm
          {...form}
          claim={claim}
          isAtLimit={fee.isAtLimit}
          isErrand={errand !== null}
          asksAnew={asksAnew}
          state={state}
        />
      ) : null}
    </>
  );
}
