/** Utbetalningar to read: the list, and one with what it is, what it belongs to and what has been done. */
import { authorityAnswers, chainSteps } from "../domain/attest/attestChain.ts";
import { attestSteps } from "../domain/attest/order.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { accountKindName, accountText } from "../domain/payment/accounts.ts";
import { cameBackText, type WithdrawnBack } from "../domain/payment/cameBack.ts";
import {
  type Payment,
  type PaymentText,
  paymentKinds,
  standingMarks,
} from "../domain/payment/payment.ts";
import { sumText } from "../domain/payment/sumText.ts";
import type { Finding } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";

/** What is paid, to whom and where it is booked. */
export function PaymentFacts({
  payment,
  occasion,
  decision,
  nameOf,
}: {
  payment: PaymentText;
  /** The meeting or the förrättning of an arvode that was entered by hand; empty when it is none. */
  occasion: string;
  decision: { text: string; href: string } | null;
  nameOf: (id: string) => string;
}) {
  const { payee, reference } = payment;
  const own = [payment.concernsId, ...(payment.alsoConcernsIds ?? [])].flatMap((id) => id ?? []);
  return (
    <>
      <dl className="payment-facts">
        <Fact name="Slag" text={paymentKinds[payment.kind]} />
        <Fact name="Arvode för" text={occasion} />
        <Fact name="Hur tiden är känd" text={payment.feeReason ?? ""} />
        {payment.kind === "manual" ? null : (
          <>
            <Fact name="Mottagare" text={payee.name} />
            <Fact name="Egen utgift för" text={listText(own.map(nameOf))} />
            {payee.account ? (
              <Fact name={accountKindName[payee.account.kind]} text={accountText(payee.account)} />
            ) : null}
            <Fact
              name={reference.kind === "ocr" ? "OCR-nummer" : "Meddelande"}
              text={reference.kind === "ocr" ? reference.number : reference.text}
            />
            <Fact name="Fakturans nummer" text={payment.invoiceNumber} />
            <Fact name="Fakturans dag" text={dateText(payment.invoiceDate)} />
          </>
        )}
        <Fact name="Förfaller" text={dateText(payment.dueDate)} />
        <div>
          <dt>Beslut</dt>
          <dd>
            {decision ? (
              <a href={decision.href}>{decision.text}</a>
            ) : (
              "Inget särskilt beslut är angett"
            )}
          </dd>
        </div>
      </dl>
      <PostingTable postings={payment.postings} />
    </>
  );
}

function PostingTable({ postings }: Pick<PaymentText, "postings">) {
  return (
    <section className="scroll" aria-label="Kontering" tabIndex={0}>
      <table>
        <caption>Kontering</caption>
        <thead>
          <tr>
            <th scope="col">Konto</th>
            <th scope="col">Kostnadsställe</th>
            <th scope="col">Projekt</th>
            <th scope="col">Belopp</th>
          </tr>
        </thead>
        <tbody>
          {postings.map((row) => (
            <tr key={JSON.stringify(row)}>
              <th scope="row">{row.account}</th>
              <td>{row.costCentre || "–"}</td>
              <td>{row.project || "–"}</td>
              <td>{sumText(row.ore)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Fact = ({ name, text }: { name: string; text: string }) =>
  text === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );

const levelWords: Record<Finding["level"], string> = {
  block: "Stopp",
  warn: "Varning",
  info: "Upplysning",
};

/** What the rules say about the reader's own step. */
export function AttestFindings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label="Vad reglerna säger">
      {findings.map(({ rule, level, text, suggestion, source }) => (
        <li key={`${rule}${text}`} className={`finding finding-${level}`}>
          <strong>{levelWords[level]}.</strong> {text} {suggestion}{" "}
          <span className="source">
            ({source}, regel {rule})
          </span>
        </li>
      ))}
    </ul>
  );
}

type Named = (personId: string | null) => string;

const notedRow = (at: string, who: string, about: Pick<WithdrawnBack, "on" | "ground">) => ({
  ...{ key: `aterkommen-${at}`, at },
  text: `${who} antecknade: ${cameBackText(about)}`,
});

function backRows({ cameBack }: Payment, withdrawn: readonly WithdrawnBack[], nameOf: Named) {
  return [
    ...withdrawn.flatMap((one) => [
      notedRow(one.notedAt, nameOf(one.notedBy), one),
      {
        ...{ key: `inte-aterkommen-${one.at}`, at: one.at },
        text: `${nameOf(one.personId)} tog tillbaka anteckningen om att pengarna kom tillbaka: ”${one.reason}”`,
      },
    ]),
    ...(cameBack ? [notedRow(cameBack.at, nameOf(cameBack.personId), cameBack)] : []),
  ];
}

/** What has been done, the oldest first: nothing is taken out of it. */
export function PaymentHistory({
  payment,
  withdrawn,
  nameOf,
}: {
  payment: Payment;
  withdrawn: readonly WithdrawnBack[];
  nameOf: Named;
}) {
  const standing = new Set(standingMarks(payment).map(({ id }) => id));
  const answered = authorityAnswers(payment.marks);
  const rows = [
    ...payment.marks.flatMap(({ id, at, step, personId, reason }) => {
      const voided = standing.has(id) ? "" : " Den gäller inte längre.";
      const said = reason === "" ? "" : ` ”${reason}”`;
      const taken = {
        key: id,
        at,
        text: `${nameOf(personId)} gjorde ${attestSteps[step]}.${said}${voided}`,
      };
      const system = `Systemet gjorde ${chainSteps.authority}: den som tog beslutsattesten hade rätt till den.${voided}`;
      return answered.has(id) ? [{ key: `system-${id}`, at, text: system }, taken] : [taken];
    }),
    ...payment.returns.map(({ version, at, personId, reason }) => ({
      key: `tillbaka-${version}`,
      at,
      text: `${nameOf(personId)} lämnade tillbaka den: ”${reason}”`,
    })),
    ...backRows(payment, withdrawn, nameOf),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (rows.length === 0) return <p>Inget steg är taget ännu.</p>;
  return (
    <ol className="rows">
      {rows.map(({ key, at, text }) => (
        <li key={key}>
          {dateText(at.slice(0, 10) as LegalDate)}: {text}
        </li>
      ))}
    </ol>
  );
}
