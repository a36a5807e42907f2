import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  type AccountChangeTold,
  accountChangesTold,
} from "../../../commands/paymentRegister.server.ts";
import { dateText, parts } from "../../../domain/calendar.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { paymentsHome, requirePayments } from "../payments/paymentDesk.server.ts";
import { registerHome } from "./registerDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Ändrade mottagare och konton – Paragraf" }];

/** The changes of payees and accounts of a year: the money's way out is where a fraud begins. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const asked = new URL(request.url).searchParams.get("ar") ?? "";
  const { year: now } = parts(desk.today);
  const year = /^\d{4}$/.test(asked) ? Number(asked) : now;
  const changes = await accountChangesTold(desk.office.db, desk.association.id, year);
  return json({ year, now, changes, home: registerHome(desk), payments: paymentsHome(desk) });
}

export default function Changes() {
  const { year, now, changes, home, payments } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Ändrade mottagare och konton {year}</h1>
      <p>
        <a href={home}>Register över utbetalningar</a>
      </p>
      <p>
        Här står varje gång någon bytte mottagare eller konto i en utbetalning, och varje gång en
        mottagare skulle få betalt till ett annat konto än förut.
      </p>
      <p>
        <a href={`${home}/andringar?ar=${year - 1}`}>År {year - 1}</a>{" "}
        {year < now ? <a href={`${home}/andringar?ar=${year + 1}`}>År {year + 1}</a> : null}
      </p>
      {changes.length === 0 ? <p>Inget byte är gjort.</p> : null}
      <ul className="rows">
        {changes.map((change) => (
          <Change key={`${change.number}${change.at}`} change={change} home={payments} />
        ))}
      </ul>
    </>
  );
}

type Place = AccountChangeTold["from"];
const placeText = (place: Place): string =>
  place ? `${place.payee} ${place.account}`.trim() || "ingen mottagare" : "ingen mottagare";

function Change({ change, home }: { change: AccountChangeTold; home: string }) {
  const { number, at, byName, reason, from, to, confirmed } = change;
  return (
    <li>
      <a href={`${home}/${number}`}>{number}</a>: från {placeText(from)} till {placeText(to)}
      <span className="origin">
        {dateText(swedishDay(at))} av {byName ?? "någon utanför registret"}.
        {reason === "" ? "" : ` ”${reason}”`}{" "}
        {confirmed
          ? `Kontot bekräftades ${dateText(swedishDay(confirmed.at))} av ${confirmed.byName ?? "någon"}: ”${confirmed.how}”`
          : "Kontot är inte bekräftat av någon annan."}
      </span>
    </li>
  );
}
