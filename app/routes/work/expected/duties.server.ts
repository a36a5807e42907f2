/** What the year expects of those who prepare the meetings: its duties, the rules that they follow, the lists that grow old. */
import { rulesOn, ruleVersions } from "#db/queries/associations.server.ts";
import { attestOrdersOf } from "#db/queries/attestOrders.server.ts";
import { standingItems } from "#db/queries/preparation.server.ts";
import { orderOn } from "../../../domain/attest/orderOn.ts";
import { lastFreshDay } from "../../../domain/attest/orderPeriod.ts";
import { may } from "../../../domain/authority.ts";
import { addDays, type LegalDate, longDate } from "../../../domain/calendar.ts";
import { type Duty, type DutyState, dutiesOn, dutyState } from "../../../domain/duties.ts";
import type { Expected } from "../../../domain/expected.ts";
import { sources } from "../../../domain/law.ts";
import { defaultBoardRules } from "../../../domain/rules.ts";
import type { Asker } from "./asker.server.ts";

/** A year ahead and behind: a duty may be taken up at any meeting of its time. */
const yearDays = 370;

/** The duties of the year that stand on no dagordning yet. @see FIN-23, FIN-24 */
export async function duties({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (!may.takeUpOffer(actor)) return [];
  const standing = await standingItems(db, associationId, {
    ...{ from: addDays(today, -yearDays), until: addDays(today, yearDays) },
  });
  const rules = (await rulesOn(db, associationId, today)) ?? defaultBoardRules(1);
  return dutiesOn(today, rules).flatMap((duty) =>
    expectedOfDuty(duty, dutyState(duty, standing, today), today),
  );
}

function expectedOfDuty(duty: Duty, state: DutyState, today: LegalDate): Expected[] {
  if (state.kind === "taken") return [];
  const { key, heading, dueOn, urgentFrom, until, source, rule } = duty;
  const isUrgent = urgentFrom !== null && urgentFrom <= today;
  const said =
    state.kind === "none"
      ? { text: `Ta upp på en dagordning: ${heading}`, why: duty.why }
      : {
          text: `Ta upp tidigare: ${heading}`,
          why: `Står på dagordningen först för ${longDate(state.on)}, efter sista dagen. ${duty.why}`,
        };
  return [
    {
      ...{ key: `duty:${key}`, path: "/sammantraden", dueOn: dueOn ?? until, isUrgent, ...said },
      source: rule === null ? null : source,
    },
  ];
}

/** The förbundsordning when nothing of it is entered: what it asks for is then not known. @see FIN-9, FIN-24 */
export async function boardRules({ db, associationId, actor }: Asker): Promise<Expected[]> {
  if (!may.adoptRules(actor)) return [];
  if ((await ruleVersions(db, associationId)).length > 0) return [];
  return [
    {
      ...{ key: "boardRules", path: "/regler", dueOn: null, source: sources["FIN-9"] },
      text: "För in förbundsordningens regler",
      why: "Utan dem är det inte känt om ett delårsbokslut ska göras eller hur ofta styrelsen ska sammanträda, och inget sammanträde kan planeras. De förs in under Förbundsordning.",
    },
  ];
}

/** Days before the attestordning ends that a new one is asked for: time for a meeting and its justering. */
const orderDays = 60;

/** The attestordning when there is none, or when its last day is near. @see CTRL-21 */
export async function attestOrder({ db, associationId, actor, today }: Asker): Promise<Expected[]> {
  if (!may.draftAttestOrder(actor)) return [];
  const orders = await attestOrdersOf(db, associationId);
  const thing = { key: "attestOrder", path: "/attestordning", source: sources["CTRL-21"] };
  const current = orderOn(orders, today);
  if (!current) {
    const why = "Utan en antagen attestordning kan ingen attestera.";
    return [{ ...thing, text: "Gör en attestordning för styrelsen att anta", dueOn: null, why }];
  }
  const fresh = lastFreshDay(current.from);
  const last = current.to !== null && current.to < fresh ? current.to : fresh;
  const next = orderOn(orders, addDays(last, 1));
  const isFollowed = next !== null && next.id !== current.id;
  if (isFollowed || addDays(today, orderDays) < last) return [];
  const why = `Den som gäller nu kan användas till och med ${longDate(last)}.`;
  return [{ ...thing, text: "Förbered nästa attestordning", dueOn: last, why }];
}
