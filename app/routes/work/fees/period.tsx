import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paxmlFile } from "../../../documents/payroll/paxml.ts";
import { dateText } from "../../../domain/calendar.ts";
import { annualDays, annualWords } from "../../../domain/fees/annual.ts";
import { claimOre } from "../../../domain/fees/claim.ts";
import { durationText } from "../../../domain/fees/time.ts";
import { claimText } from "../../../domain/fees/words.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { instantText } from "../../../ui/wording.ts";
import { feesHome, requirePeriod } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Period av ersättningar – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "fees");
  const { period, paid, payroll } = await requirePeriod(desk, params.period);
  const file = payroll && paxmlFile(paid, payroll);
  const lines = [
    ...paid.lines.map((line) => ({
      ...{ name: line.name, payment: line.payment, isCancelled: line.isCancelled },
      ...{ ore: claimOre(line), when: dateText(line.day) },
      text: `${line.errand === null ? "Närvarande" : `Förrättning, ${line.errand},`} ${durationText(line.minutes)}: ${claimText(line)}`,
    })),
    ...paid.annual.map((line) => ({
      ...{ name: line.name, payment: line.payment, isCancelled: line.isCancelled },
      ...{ ore: line.ore, when: annualDays(line), text: annualWords(line) },
    })),
  ];
  return json({
    ...{ period, lines, home: feesHome(desk) },
    payments: `/forbund/${desk.association.slug}/utbetalningar`,
    sum: lines.filter(({ isCancelled }) => !isCancelled).reduce((all, { ore }) => all + ore, 0),
    fileFaults: file && !file.ok ? file.refusals.map(({ text }) => text) : [],
  });
}

export default function FeePeriodPage() {
  const { period, lines, sum, home, payments, fileFaults } = useLoaderData<typeof loader>();
  const file = (format: string) => `${home}/perioder/${period.number}/fil/${format}`;
  return (
    <>
      <p>
        <a href={home}>Arvoden</a>
      </p>
      <h1>Period {period.number}</h1>
      <p>
        Till och med {dateText(period.to)}. Stängd {instantText(period.at)}
        {period.byName ? ` av ${period.byName}` : ""}. Att betala: <strong>{sumText(sum)}</strong>.
      </p>
      <p>
        Närvaro- och arvodeslista som <a href={file("pdf")}>PDF</a>, <a href={file("docx")}>Word</a>
        , <a href={file("html")}>webbsida</a>. <a href={file("csv")}>Tabell (CSV)</a>.{" "}
        {fileFaults.length === 0 ? <a href={file("paxml")}>Lönefil (PAXml 2.0)</a> : null}
      </p>
      {fileFaults.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <ul className="rows payments" aria-label="Ersättningar">
        {lines.map((line) => (
          <li key={`${line.name}-${line.when}-${line.payment}`}>
            <span>
              {line.name}, {line.when}
            </span>
            <span className="payment-sum">{sumText(line.ore)}</span>
            <span className="origin">
              {line.text}. <a href={`${payments}/${line.payment}`}>Utbetalning {line.payment}</a>
              {line.isCancelled ? ", makulerad" : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
