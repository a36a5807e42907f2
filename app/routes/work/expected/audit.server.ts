/** What is expected of a revisor: the revisionsberättelse in its time, and samples of what was paid. */

import { hasPayments, samplesOf } from "#db/queries/paymentSamples.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { standingItems } from "#db/queries/preparation.server.ts";
import { addDays, type LegalDate, longDate, parts } from "../../../domain/calendar.ts";
import { dutiesOn, takesUp } from "../../../domain/duties.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import type { Asker } from "./asker.server.ts";

const yearDays = 365;

/** The revisionsberättelse, from its time on until the meeting that takes it up is held. @see FIN-26, KL 12:12 */
export async function auditReport(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor, today } = asker;
  if (!actor.roles.includes("auditor")) return [];
  const duty = dutiesOn(today, { interimReport: false }).find(
    ({ type }) => type === "revisionsberattelse",
  );
  if (!duty) return [];
  const standing = await standingItems(db, associationId, {
    ...{ from: duty.from, until: addDays(today, yearDays) },
  });
  const taken = standing.filter((item) => takesUp(item, duty)).map(({ date }) => date);
  if (taken.some((date) => date < today)) return [];
  const [next] = taken.toSorted();
  return [
    {
      ...{ key: duty.key, path: "/sammantraden", dueOn: next ?? null, source: duty.source },
      text: `Lämna revisionsberättelsen för ${parts(duty.from).year - 1} till styrelsen och medlemmarna`,
      why: next
        ? `Den tas upp vid sammanträdet ${longDate(next)}.`
        : "Den står inte på någon dagordning än. Varje medlem beslutar sedan om ansvarsfrihet.",
    },
  ];
}

/** A sample of the utbetalningar each year, drawn by a revisor: the office's own are its own control. @see CTRL-24 */
export async function auditSample(asker: Asker): Promise<Expected[]> {
  const { db, associationId, actor, today } = asker;
  if (!actor.roles.includes("auditor")) return [];
  if (!(await hasPayments(db, associationId))) return [];
  const { offices } = await registerOf(db, associationId);
  const auditors = offices.filter(({ role }) => role === "auditor").map((one) => one.personId);
  const own = (await samplesOf(db, associationId)).find(
    ({ byId }) => byId !== null && auditors.includes(byId),
  );
  const day = own ? (swedishDay(own.at) as LegalDate) : null;
  if (day !== null && addDays(day, yearDays) > today) return [];
  return [
    {
      ...{ key: "auditSample", path: "/utbetalningar/register/stickprov", dueOn: null },
      text: "Dra ett stickprov ur utbetalningarna",
      why: day
        ? `En revisor drog det senaste ${longDate(day)}.`
        : "Ingen revisor har dragit något stickprov än.",
      source: sources["CTRL-24"],
    },
  ];
}
