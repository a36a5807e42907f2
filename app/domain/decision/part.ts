/**
 * What part a person has in an ärende, and what that lets them do: lead it, make a motion, vote, reserve themselves, have
 * something noted. Jäv and avstående are noted with the item's stances; here they have their effect.
 * @see KL 4:24–27, 6:17, 6:30
 */
import { hasStance, participantsAt, presentAt } from "../attendance.ts";
import { type RuleId, sources } from "../law.ts";
import type { Item, Minutes } from "../minutes.ts";
import type { Refusal } from "../result.ts";
import { clockWords } from "../wording.ts";
import { decisiveQuestions, outcomeOf } from "./order.ts";

export type Part =
  /** Ledamot or serving ersättare who takes part in the decision. */
  | "serves"
  /** Stays and is counted, but has no part in the decision. */
  | "abstains"
  | "disqualified"
  /** Ersättare who is present and does not serve. */
  | "not_serving"
  /** Staff or guest. */
  | "not_board"
  | "absent";

type Facts = Pick<Minutes, "presences" | "persons">;

/** A refusal with its rule's source. */
export const refusal = (rule: RuleId, text: string, field: string | null): Refusal => ({
  ...{ rule, text, field },
  source: sources[rule],
});

/** "§ 12", or the heading in quotes before the number is given out. */
export const itemName = ({ number, heading }: Pick<Item, "number" | "heading">): string =>
  number === null ? `ärendet ”${heading}”` : `§ ${number}`;

export const personName = ({ persons }: Pick<Minutes, "persons">, id: string): string =>
  persons.find((person) => person.id === id)?.name ?? "En person som inte finns i registret";

export function partIn(minutes: Facts, item: Item, personId: string): Part {
  if (hasStance(item, personId, "disqualified")) return "disqualified";
  const { counted, decidedBy } = participantsAt(minutes, item);
  if (decidedBy.includes(personId)) return "serves";
  if (counted.includes(personId)) return "abstains";
  const here = presentAt(minutes, item).filter((one) => one.personId === personId);
  if (here.length === 0) return "absent";
  const isBoard = here.some(({ capacity }) => capacity !== "staff" && capacity !== "guest");
  return isBoard ? "not_serving" : "not_board";
}

type Deed = "lead" | "move" | "vote" | "reserve" | "note";

const deedWords: Record<Deed, string> = {
  lead: "leda ärendet",
  move: "lägga fram eller stödja ett yrkande",
  vote: "rösta",
  reserve: "reservera sig",
  note: "få en anteckning i protokollet",
};

/** Which rule bars one who is there without serving. */
const servingRule: Record<Deed, RuleId> = {
  lead: "KL-5-53",
  move: "KL-6-17",
  vote: "KL-4-24",
  reserve: "KL-4-27",
  note: "KL-6-17",
};

/** One who abstains takes part in the överläggning all the same: yrkande and anteckning are open to them. */
function abstainerBarred(name: string, deed: Deed, field: string): Refusal | null {
  if (deed === "vote")
    return refusal(
      "KL-4-25",
      `${name} avstår från att delta i beslutet och kan inte också rösta. Ta bort anteckningen om avstående om personen ändå röstade.`,
      field,
    );
  if (deed === "reserve")
    return refusal(
      "KL-4-27",
      `${name} avstod från att delta i beslutet och kan inte reservera sig mot det. En avvikande mening kan i stället tas in som protokollsanteckning.`,
      field,
    );
  return null;
}

/** Why the person may not do it at the item; null when they may. `field` is where the form shows it. */
export function whyMayNot(
  minutes: Facts,
  item: Item,
  personId: string,
  deed: Deed,
  field: string,
): Refusal | null {
  const name = personName(minutes, personId);
  const at = itemName(item);
  switch (partIn(minutes, item, personId)) {
    case "serves":
      return null;
    case "abstains":
      return abstainerBarred(name, deed, field);
    case "disqualified":
      return refusal(
        "KL-6-30",
        `${name} är jävig vid ${at} och kan inte ${deedWords[deed]}. Den som är jävig deltar inte i handläggningen.`,
        field,
      );
    case "not_serving":
      return refusal(
        servingRule[deed],
        `${name} är närvarande men tjänstgör inte vid ${at} och kan inte ${deedWords[deed]}. Anteckna på sidan Närvaro om ersättaren har börjat tjänstgöra.`,
        field,
      );
    case "not_board":
      return refusal(
        servingRule[deed],
        `${name} är inte ledamot av styrelsen och kan inte ${deedWords[deed]}.`,
        field,
      );
    case "absent":
      return refusal(
        servingRule[deed],
        `${name} är inte närvarande vid ${at} och kan inte ${deedWords[deed]}. Rätta på sidan Närvaro om personen var där.`,
        field,
      );
  }
}

/** Why the person may not have something noted. An ersättare who does not serve may, where styrelsen has said so. @see KL 6:17 */
export function whyNotNoted(
  minutes: Facts,
  item: Item,
  personId: string,
  substitutesMayBeNoted: boolean,
): Refusal | null {
  const part = partIn(minutes, item, personId);
  if (part !== "not_serving") return whyMayNot(minutes, item, personId, "note", "personId");
  if (substitutesMayBeNoted) return null;
  return refusal(
    "KL-6-17",
    `${personName(minutes, personId)} är ersättare och tjänstgör inte. Styrelsen har inte beslutat att ersättare får sin mening antecknad; det ställs in bland förbundsordningens regler.`,
    "personId",
  );
}

/** Whether somebody voted "avstår" at every open vote that made the decision. @see KL 4:25 */
function abstainedInVotes(item: Item, personId: string): boolean {
  const decisive = decisiveQuestions(item);
  return (
    decisive.length > 0 &&
    decisive.every(({ votes }) =>
      votes.some((vote) => vote.personId === personId && vote.choice === null),
    )
  );
}

/** Those who took part in the decision: serving, and not abstaining from it or in the vote. @see KL 5:67 p 5 */
export const decidersAt = (minutes: Pick<Minutes, "presences">, item: Item): string[] =>
  participantsAt(minutes, item).decidedBy.filter((id) => !abstainedInVotes(item, id));

const isDecided = (item: Item) => {
  const { kind } = outcomeOf(item);
  if (kind !== "unasked") return kind !== "open";
  return item.sections.some(({ clauses }) => clauses.length > 0);
};

export type NewReservation = { personId: string; announcedAt: string | null };

/** A reservation is made against a decision, by one who had part in it, before the meeting ends. @see KL 4:27 */
export function whyNotReserved(
  minutes: Facts & Pick<Minutes, "startsAt" | "endsAt">,
  item: Item,
  { personId, announcedAt }: NewReservation,
): Refusal | null {
  const barred = whyMayNot(minutes, item, personId, "reserve", "personId");
  if (barred) return barred;
  const name = personName(minutes, personId);
  if (abstainedInVotes(item, personId)) return abstainerBarred(name, "reserve", "personId");
  if (!isDecided(item))
    return refusal(
      "KL-4-27",
      `Inget beslut är antecknat i ${itemName(item)}, så det finns inget att reservera sig mot. Anteckna beslutet först.`,
      "personId",
    );
  return whyTooLate(minutes, announcedAt);
}

function whyTooLate(
  { startsAt, endsAt }: Pick<Minutes, "startsAt" | "endsAt">,
  announcedAt: string | null,
): Refusal | null {
  const late = (text: string) => refusal("KL-4-27", text, "announcedAt");
  if (announcedAt !== null && startsAt !== null && announcedAt < startsAt)
    return late(
      `Reservationen kan inte ha anmälts kl. ${clockWords(announcedAt)}: sammanträdet öppnades kl. ${clockWords(startsAt)}.`,
    );
  if (endsAt === null) return null;
  if (announcedAt === null)
    return late(
      `Sammanträdet avslutades kl. ${clockWords(endsAt)} och en reservation ska anmälas dessförinnan. Ange klockslaget om den anmäldes i tid.`,
    );
  if (announcedAt > endsAt)
    return late(
      `Reservationen anmäldes kl. ${clockWords(announcedAt)}, men sammanträdet avslutades kl. ${clockWords(endsAt)}. Den ska anmälas innan sammanträdet avslutas och kan inte tas in i protokollet.`,
    );
  return null;
}
