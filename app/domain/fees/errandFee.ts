/** The arvode of one person for one förrättning: the same shares, limit and refusals as for a meeting. @see ARV-1, CTRL-20 */
import { isInForce } from "../authority.ts";
import { dateText } from "../calendar.ts";
import { sources } from "../law.ts";
import type { Member, Person, Seat, SeatMandate } from "../minutes.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import { type ErrandText, errandSpan, errandTimes } from "./errand.ts";
import { errandClassNames, type Fee, type Tariff, tariffOn, tariffWords, whyNoFee } from "./fee.ts";
import type { FeeSetting } from "./settings.ts";
import { classOf, durationText } from "./time.ts";

export type ErrandFeeFacts = {
  errand: ErrandText;
  personId: string;
  settings: readonly FeeSetting[];
  members: readonly Member[];
  seats: readonly Seat[];
  mandates: readonly SeatMandate[];
  persons: readonly Pick<Person, "id" | "name">[];
  /** Who the person works for, by name, from the register. */
  employers: readonly string[];
};

const says = (rule: "CTRL-20" | "ARV-1", text: string): Refusal => ({
  ...{ rule, source: sources[rule], field: "feeOccasion", text },
});

/** The minutes that count: an uppehåll counts as an ajournering does. */
export function errandMinutes(
  errand: ErrandText,
  { countsBreaks }: { countsBreaks: boolean },
): number {
  const { from, to } = errandSpan(errand);
  return to - from - (countsBreaks ? 0 : errand.breakMinutes);
}

function placeFaults(facts: ErrandFeeFacts, name: string): Refusal[] {
  const { errand, personId, settings, members, seats, mandates, employers } = facts;
  const { day } = errand;
  if (!errand.personIds.includes(personId)) {
    return [says("CTRL-20", `${name} står inte som deltagare i förrättningen ${dateText(day)}.`)];
  }
  const held = mandates.filter((one) => one.personId === personId && isInForce(one, day));
  if (held.length === 0) {
    const text = `${name} var inte ledamot eller ersättare ${dateText(day)}. Arvode går till ledamöter och ersättare.`;
    return [says("CTRL-20", text)];
  }
  const seatIds = held.map(({ seatId }) => seatId);
  const none = whyNoFee({ members, seats, settings, seatIds, employers, day, name });
  return none === null ? [] : [says("CTRL-20", none)];
}

/** What the decision says of förrättningar: nobody is paid by a decision that does not speak of them. @see ARV-1 */
function coverFault({ classes }: Tariff, { errand }: ErrandFeeFacts): Refusal | null {
  const { errands } = classes.value;
  if (errands === true) return null;
  if (errands === false) {
    return says("ARV-1", `Enligt beslutet (${classes.ground}) ger en förrättning inget arvode.`);
  }
  const text = `Beslutet om arvode som gäller ${dateText(errand.day)} säger inte om förrättningar ger arvode. Kansliet för in det på nytt under Beslut om arvoden, med det svaret, så räknas ersättningen.`;
  return says("ARV-1", text);
}

/** The arvode, or every reason why there is none. @see CTRL-20 */
export function errandFeeOf(facts: ErrandFeeFacts): Result<Fee> {
  const { errand, personId, settings } = facts;
  const name = facts.persons.find(({ id }) => id === personId)?.name ?? "Personen";
  const faults = placeFaults(facts, name);
  if (faults.length > 0) return refusedAll(faults);
  const tariff = tariffOn(settings, errand.day);
  if (!tariff.ok) return tariff;
  const fault = coverFault(tariff.value, facts);
  if (fault) return refusedAll([fault]);
  const { classes } = tariff.value;
  const { limitMinutes, countsBreaks } = classes.value;
  const minutes = errandMinutes(errand, { countsBreaks });
  const feeClass = classOf({ least: minutes, most: minutes }, limitMinutes) ?? "short";
  const { words, ...counted } = tariffWords(tariff.value, feeClass, errandClassNames);
  const pause =
    errand.breakMinutes > 0 && !countsBreaks
      ? ` och ${durationText(errand.breakMinutes)} uppehåll räknas inte`
      : "";
  return accepted({
    ...{ ...counted, feeClass, minutes },
    words: `Förrättningen varade ${errandTimes(errand)}${pause}. Det är ${durationText(minutes)}: ${words}`,
    isAtLimit: minutes === limitMinutes,
    wasInRoom: !errand.atDistance,
  });
}
