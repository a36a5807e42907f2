/** Bidrag to read: what is left, the plan with its conditions, and the list. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import {
  conditionText,
  decisionName,
  type Fulfilment,
  type Grant,
  groundText,
} from "../domain/grants/grant.ts";
import type { GrantLeft } from "../domain/grants/left.ts";
import type { LeftRow, PaymentLeft } from "../domain/grants/leftRows.ts";
import { sumText } from "../domain/payment/sumText.ts";

/** Left, granted, paid and under way, row by row: what is left comes first, and is seen on a phone. */
export function LeftTable({ rows, caption }: { rows: readonly LeftRow[]; caption: string }) {
  return (
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className="left-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Vad</th>
            <th scope="col">Kvar</th>
            <th scope="col">Beviljat</th>
            <th scope="col">Betalt</th>
            <th scope="col">På väg</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, granted, paid, underWay, left }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{sumText(left)}</td>
              <td>{sumText(granted)}</td>
              <td>{sumText(paid)}</td>
              <td>{sumText(underWay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** On a payment: what it belongs to, and what is left there. */
export function PaymentBelongs({ left, home }: { left: PaymentLeft; home: string }) {
  return (
    <>
      <p>
        <a href={`${home}/bidrag/${left.grantNumber}`}>{left.belongsTo}</a>
        {left.condition ? ` · ${left.condition}` : ""}
      </p>
      <LeftTable rows={left.rows} caption="Vad som är kvar, med den här utbetalningen räknad" />
      {left.line ? (
        <p>
          Budgetposten {left.line.name}: budget {sumText(left.line.budgeted)}, beviljat{" "}
          {sumText(left.line.granted)}, betalt {sumText(left.line.paid)}, kvar att bevilja{" "}
          {sumText(left.line.left)}.
        </p>
      ) : (
        <p>Ingen budgetpost är vald för bidraget.</p>
      )}
    </>
  );
}

export type GrantRow = {
  number: string;
  name: string;
  decision: string;
  isEnded: boolean;
  granted: number;
  left: number;
};

/** The bidrag, each a link, with what is left of it. */
export function GrantList({ rows, home }: { rows: GrantRow[]; home: string }) {
  return (
    <ul className="rows payments" aria-label="Bidrag">
      {rows.map(({ number, name, decision, isEnded, granted, left }) => (
        <li key={number}>
          <a href={`${home}/bidrag/${number}`}>{name}</a>
          <span className="payment-sum">{sumText(granted)}</span>
          <span className="origin">
            {decision}. {isEnded ? "Återtaget." : `${sumText(left)} är kvar att betala.`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const dayOf = (at: string) => dateText(at.slice(0, 10) as LegalDate);

/** Who said that a condition is fulfilled, when and on what ground. */
export function FulfilledText({ fulfilled, paper }: { fulfilled: Fulfilment; paper: string }) {
  const { ground, personName, at } = fulfilled;
  const kept = ground.kind === "agreement" && ground.paper !== null;
  return (
    <p>
      Uppfyllt. {groundText(ground)}. {personName ?? "Någon"} antecknade det {dayOf(at)}.{" "}
      {kept ? <a href={paper}>Läs avtalet</a> : null}
    </p>
  );
}

/** The plan as a table; the conditions are below, each with its form. */
export function GrantPlanTable({ grant, left }: { grant: Grant; left: GrantLeft }) {
  const rows = left.instalments.map(({ instalment, ...sums }, index) => ({
    ...sums,
    name: `Del ${index + 1}: ${conditionText(instalment.condition)}`,
  }));
  const { instalments: _, ...whole } = left;
  return (
    <LeftTable
      rows={[...rows, { name: "Hela bidraget", ...whole }]}
      caption={`Utbetalningsplan enligt ${decisionName(grant.decision)}`}
    />
  );
}

type OfItem = { numbers: readonly string[]; home: string; mayEnter: boolean };

/** On a decided paragraf: the bidrag that it gave, and the way to bring one in. */
export function GrantsOfItem({ grants, itemId }: { grants: OfItem | null; itemId: string }) {
  if (!grants) return null;
  const { numbers, home, mayEnter } = grants;
  return (
    <p>
      {numbers.map((number) => (
        <span key={number}>
          <a href={`${home}/${number}`}>Bidrag {number}</a>{" "}
        </span>
      ))}
      {mayEnter ? (
        <a href={`${home}/nytt?paragraf=${itemId}`}>
          {numbers.length > 0 ? "För in ett bidrag till" : "För in bidraget"}
        </a>
      ) : null}
    </p>
  );
}
