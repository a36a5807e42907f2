/** What a decision or a note gave the one who asks to do, what waits for an attest, and what came back. */
import { withoutGrant } from "#db/queries/decidedItems.server.ts";
import { tasksOf } from "#db/queries/followUp.server.ts";
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { unsettledIds } from "#db/queries/moneyBack.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { openGrounds, turnsOf, viewerOf } from "../../../commands/waitingPayments.server.ts";
import type { AttestGround } from "../../../domain/attest/mayAttest.ts";
import { may } from "../../../domain/authority.ts";
import { addDays, legalDate, longDate } from "../../../domain/calendar.ts";
import type { Expected } from "../../../domain/expected.ts";
import { decisionName } from "../../../domain/grants/grant.ts";
import { sumOfDecision } from "../../../domain/grants/proposal.ts";
import { sources } from "../../../domain/law.ts";
import { movedOre } from "../../../domain/payment/payment.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { openTasks, type Task } from "../../../domain/tasks.ts";
import type { Asker } from "./asker.server.ts";

function sourceText({ source }: Task): string {
  const day = longDate(source.date);
  if (source.kind === "notes") return `Sagt i ${source.council} ${day}.`;
  if (source.kind === "control") return `Följer av en kontroll ${day}.`;
  if (source.kind === "risk") return `Åtgärd i riskanalysen ${source.year}, § ${source.number}.`;
  return `Beslutat ${day}${source.number === null ? "" : `, § ${source.number}`}.`;
}

/** Open tasks that name the one who asks. */
export async function tasks({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (actor.personId === null) return [];
  return openTasks(await tasksOf(db, associationId))
    .filter(({ personId }) => personId === actor.personId)
    .map((task) => ({
      ...{ key: `task:${task.id}`, path: "/uppfoljning", dueOn: task.due, source: null },
      ...{ text: `${task.heading}: ${task.what}`, why: sourceText(task) },
    }));
}

/** Arvoden go to the one who draws the tax: what tells them apart is whose they are. */
const receiverOf = ({ payment, people }: AttestGround): string =>
  (payment.kind === "fee" ? people.find(({ id }) => id === payment.concernsId)?.name : null) ??
  payment.payee.name;

/** The utbetalningar whose next step is the one who asks's. */
export async function payments({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  const turns = turnsOf(await openGrounds(db, associationId, today), viewerOf(actor));
  return turns
    .filter(({ turn }) => turn.isMine)
    .map(({ ground, turn }) => {
      const { payment } = ground;
      const back = payment.returns.findLast(({ version }) => version === payment.version);
      const isBack = back !== undefined && turn.step === null;
      return {
        ...{ key: `payment:${payment.id}`, source: null, dueOn: payment.dueDate },
        path: `/utbetalningar/${payment.number}`,
        text: `${isBack ? "Rätta utbetalningen" : turn.text}: ${sumText(movedOre(payment))} till ${receiverOf(ground)}`,
        why: isBack ? `${payment.what}. Tillbaka med orden: ”${back.reason}”` : payment.what,
      };
    });
}

/** Money that came back, for those who work with the bank: somebody must say what becomes of it. */
export async function moneyBack({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (!may.recordCameBack(actor)) return [];
  const ids = await unsettledIds(db, associationId);
  if (ids.length === 0) return [];
  const payments = await paymentsOf(db, associationId, { ids });
  return payments.map(({ id, number, payee, ore }) => ({
    ...{ key: `back:${id}`, source: null, dueOn: null, path: `/utbetalningar/${number}` },
    text: `Pengarna kom tillbaka: ${sumText(ore)} till ${payee.name}`,
    why: "Betala på nytt, eller anteckna att den inte ska betalas.",
  }));
}

/** Days back in time that a paragraf without its bidrag is brought up. */
const grantDays = 370;

/** The paragrafer that give somebody money and that no bidrag has been brought in from. @see CTRL-10 */
export async function grants({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  // Others may bring it in; those who prepare the meetings or pay are asked to.
  const isAsked = may.enterGrant(actor) && (may.writeItem(actor) || may.recordPaid(actor));
  if (!isAsked) return [];
  const found: Expected[] = [];
  for (const item of await withoutGrant(db, associationId, addDays(today, -grantDays))) {
    const ore = sumOfDecision({ sections: await sectionsOf(db, item.id) });
    if (ore === null) continue;
    const name = decisionName({ number: item.number ?? 0, meetingDate: legalDate(item.date) });
    found.push({
      ...{ key: `grant:${item.id}`, path: `/bidrag/nytt?paragraf=${item.id}`, dueOn: null },
      ...{ text: `För in bidraget: ${item.heading}`, source: sources["CTRL-10"] },
      why: `${name} beviljar ${sumText(ore)}. Utan utbetalningsplan kan inget betalas.`,
    });
  }
  return found;
}
