/** An attestordning to read: its rights, what the checker says beside each, and who it means today. */

import type { ReactNode } from "react";
import { capText } from "../domain/attest/cap.ts";
import type { OrderFinding } from "../domain/attest/finding.ts";
import { holdersOn } from "../domain/attest/holders.ts";
import type { AttestOrder, AttestPerson, AttestRight } from "../domain/attest/order.ts";
import {
  areaText,
  deputiesText,
  deputyWhenTexts,
  holderText,
  namesIn,
  rightText,
} from "../domain/attest/orderWords.ts";
import type { BaseAmount } from "../domain/baseAmounts.ts";
import { dateText, type LegalDate, parts } from "../domain/calendar.ts";
import { listText } from "../domain/wording.ts";

const weights = {
  block: "Hindrar antagandet.",
  warn: "Att se över.",
  info: "Upplysning.",
} as const;

/** What the checker says, with what to do. */
export function OrderFindings({ findings, label }: { findings: OrderFinding[]; label: string }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={label}>
      {findings.map((one) => (
        <li key={`${one.rule}${one.text}`} className={`finding finding-${one.level}`}>
          <strong>{weights[one.level]}</strong> {one.text} {one.suggestion}{" "}
          <span className="source">
            ({one.source}, regel {one.rule})
          </span>
        </li>
      ))}
    </ul>
  );
}

type RightProps = {
  right: AttestRight;
  people: AttestPerson[];
  /** On which a role is whoever has it. */
  day: LegalDate;
  baseAmounts: BaseAmount[];
  findings?: OrderFinding[];
  children?: ReactNode;
};

/** "förbundschef (Dag Norr)": the words, and whom they mean on the day. */
function whoText(words: string, names: string[], isRole: boolean): string {
  if (!isRole) return words;
  return `${words} (${names.length === 0 ? "ingen har uppdraget" : listText(names)})`;
}

function RightCard({ right, people, day, baseAmounts, findings = [], children }: RightProps) {
  const nameOf = namesIn(people);
  const persons = (holder: AttestRight["holder"]) => {
    const [held] = holdersOn({ rights: [{ ...right, holder, deputies: [] }] }, people, day);
    const names = (held?.holderIds ?? []).map(nameOf);
    return whoText(holderText(holder, nameOf), names, holder.kind === "role");
  };
  const deputies = right.deputies.map(persons);
  const where = areaText(right.area);
  return (
    <li className="attest-right" id={`rad-${right.id}`}>
      <h3>{rightText({ ...right, area: everywhere }, nameOf)}</h3>
      <OrderFindings findings={findings} label="Vad kontrollen säger om raden" />
      <dl className="summary-list">
        <dt>Ordinarie</dt>
        <dd>{persons(right.holder)}</dd>
        <dt>Ersättare</dt>
        <dd>
          {deputies.length === 0
            ? deputiesText(right, nameOf)
            : `${deputies.join(", därefter ")}, ${deputyWhenTexts[right.deputyWhen]}`}
        </dd>
        <dt>Maxbelopp</dt>
        <dd>{capText(right.cap, parts(day).year, baseAmounts)}</dd>
        {where === "allt" ? null : (
          <>
            <dt>Område</dt>
            <dd>{where}</dd>
          </>
        )}
        {right.remark === "" ? null : (
          <>
            <dt>Anmärkning</dt>
            <dd>{right.remark}</dd>
          </>
        )}
      </dl>
      {children}
    </li>
  );
}

const everywhere = { accounts: [], costCentres: [], projects: [] };

type ListProps = {
  order: AttestOrder;
  people: AttestPerson[];
  day: LegalDate;
  baseAmounts: BaseAmount[];
  findings?: OrderFinding[];
  /** What stands below each right, e.g. the form that changes it. */
  below?: (right: AttestRight) => ReactNode;
};

/** The rights one by one, each with its findings. */
export function RightList({ order, below, findings = [], ...rest }: ListProps) {
  return (
    <ul className="cards">
      {order.rights.map((right) => (
        <RightCard
          key={right.id}
          right={right}
          {...rest}
          findings={findings.filter(({ rightId }) => rightId === right.id)}
        >
          {below?.(right)}
        </RightCard>
      ))}
    </ul>
  );
}

/** "från 1 januari 2026 till 31 december 2026". */
export const periodText = ({ from, to }: Pick<AttestOrder, "from" | "to">): string =>
  `från ${dateText(from)} ${to === null ? "tills vidare" : `till och med ${dateText(to)}`}`;

/** "Antagen av styrelsen 2 mars 2026, § 12", the number never on another line than its sign. */
export const adoptionText = ({ adopted }: Pick<AttestOrder, "adopted">): string =>
  adopted === null
    ? "Utkast, inte antaget"
    : `Antagen av styrelsen ${dateText(adopted.meetingDate)}, §\u00a0${adopted.number}`;

const documents = {
  instruktion: "Attest- och utanordningsinstruktion",
  signaturlista: "Signaturlista",
} as const;
const formatNames = { pdf: "PDF", docx: "Word", html: "webbsida" } as const;

/** The two documents of a version, each in three formats. */
export function OrderFiles({ home, orderId }: { home: string; orderId: string }) {
  return (
    <ul className="plain">
      {Object.entries(documents).map(([document, title]) => (
        <li key={document}>
          {title}:{" "}
          {Object.entries(formatNames).map(([format, name], index) => (
            <span key={format}>
              {index > 0 ? ", " : ""}
              <a href={`${home}/${orderId}/${document}/${format}`}>
                {name}
                <span className="visually-hidden"> av {title.toLowerCase()}</span>
              </a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Every adopted version, the latest first. */
export function OrderHistory({ orders, home }: { orders: AttestOrder[]; home: string }) {
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">Antagna versioner</h2>
      <ul className="rows">
        {orders.map((one) => (
          <li key={one.id}>
            <a href={`${home}/${one.id}`}>Gäller {periodText(one)}</a>
            <span>{adoptionText(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
