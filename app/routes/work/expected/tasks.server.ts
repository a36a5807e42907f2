/** What a decision or a note gave the one who asks to do, what waits for an attest, and what came back. */
import { tasksOf } from "#db/queries/followUp.server.ts";
import { unsettledIds } from "#db/queries/moneyBack.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { openGrounds, turnsOf, viewerOf } from "../../../commands/waitingPayments.server.ts";
import type { AttestGround } from "../../../domain/attest/mayAttest.ts";
import { may } from "../../../domain/authority.ts";
import { longDate } from "../../../domain/calendar.ts";
import type { Expected } from "../../../domain/expected.ts";
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
