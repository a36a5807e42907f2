/** What the two pages of several payments have in common: the rows in words, and in groups that are alike. */
import { papersOfPayment } from "#db/queries/payments.server.ts";
import { type BulkRow, bulkRows } from "../../../commands/bulkAttest.server.ts";
import { type BulkKind, isAlike } from "../../../domain/attest/bulk.ts";
import { attestSteps } from "../../../domain/attest/order.ts";
import { capital } from "../../../domain/attest/orderWords.ts";
import { dateText } from "../../../domain/calendar.ts";
import { movedOre, paymentKinds } from "../../../domain/payment/payment.ts";
import type { Desk } from "../../../session.server.ts";
import type { BulkGroup, BulkLine } from "../../../ui/bulkAttest.tsx";
import { paymentsHome } from "./paymentDesk.server.ts";

/** Everything that waits for a step of the reader's. */
export const rowsFor = ({ office, actor, today }: Desk): Promise<BulkRow[]> =>
  bulkRows(office.db, actor, today);

/** A payment in words, with links to its underlag. */
export async function lineOf(desk: Desk, row: BulkRow): Promise<BulkLine> {
  const { payment, step, findings, left } = row;
  const { number, version, payee, what, dueDate } = payment;
  const papers = await papersOfPayment(desk.office.db, payment.id);
  const home = `${paymentsHome(desk)}/${number}/underlag`;
  return {
    ...{ number, version, step, findings, left, ore: movedOre(payment) },
    title: `${payee.name}: ${what}`,
    about: `Förfaller ${dateText(dueDate)}.`,
    papers: papers.map(({ id, filename }) => ({ text: filename, href: `${home}/${id}` })),
  };
}

const groupTitle = ({ step, kind }: BulkKind): string =>
  `${capital(attestSteps[step])}: ${paymentKinds[kind].toLowerCase()}`;

/** Those that may be attested together, each group by itself. */
export async function groupsOf(desk: Desk, rows: readonly BulkRow[]): Promise<BulkGroup[]> {
  const groups: { kind: BulkKind; lines: BulkLine[] }[] = [];
  for (const row of rows) {
    const { kind } = row;
    if (kind === null) continue;
    const line = await lineOf(desk, row);
    const known = groups.find((one) => isAlike(one.kind, kind));
    if (known) known.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map(({ kind, lines }) => ({ title: groupTitle(kind), lines }));
}

/** Those that want a page of their own, with why. */
export const aloneOf = (rows: readonly BulkRow[]) =>
  rows.flatMap(({ payment, why }) =>
    why === null ? [] : [{ number: payment.number, title: payment.payee.name, why }],
  );
