/**
 * Whether a question, as noted, can have been put and answered so. Every refusal says what is wrong, by which rule,
 * and what to do.
 * @see KL 4:24–25, 5:53–56, 6:27, 6:30
 */
import { participantsAt, quorumAt } from "../attendance.ts";
import type { Item, Minutes } from "../minutes.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import type { QuorumRule } from "../rules.ts";
import { nextQuestion, standingAfter } from "./order.ts";
import { itemName, partIn, personName, refusal, whyMayNot } from "./part.ts";
import { type Choice, choosesPersons, type Question, REJECTION, TODAY } from "./proceeding.ts";
import { leadersOf, tallyOf } from "./vote.ts";

type Facts = Pick<Minutes, "presences" | "persons" | "seatCount">;

/** Those with a vote at the item. @see KL 4:24 */
export const votersAt = (minutes: Pick<Minutes, "presences">, item: Item): string[] =>
  participantsAt(minutes, item).decidedBy;

/** The question with all that is wrong with it, or accepted as it is. `item` is as before the question. */
export function checkQuestion(
  minutes: Facts,
  item: Item,
  question: Question,
  quorumRule?: QuorumRule,
): Result<Question> {
  const wrong = [
    ...quorumFaults(minutes, item, quorumRule),
    ...chairFaults(minutes, item, question),
    ...choiceFaults(item, question),
  ];
  if (wrong.length > 0) return refusedAll(wrong);
  const answer =
    question.method === "acclamation"
      ? acclamationFaults(question)
      : voteFaults(minutes, item, question);
  return answer.length > 0 ? refusedAll(answer) : accepted(question);
}

function quorumFaults(minutes: Facts, item: Item, rule?: QuorumRule): Refusal[] {
  const { ok, present, seats, needed } = quorumAt(minutes, item, rule);
  if (ok) return [];
  const text = `Styrelsen är inte beslutsför vid ${itemName(item)}: ${present} av ${seats} tjänstgör och det behövs ${needed}. Kalla in en ersättare, eller ta upp ärendet vid ett annat sammanträde.`;
  return [refusal("KL-6-27", text, null)];
}

function chairFaults(minutes: Facts, item: Item, { chairId }: Question): Refusal[] {
  const part = partIn(minutes, item, chairId);
  if (part === "serves" || part === "abstains") return [];
  const name = personName(minutes, chairId);
  const text = `${name} tjänstgör inte vid ${itemName(item)} och kan inte leda det. Ange vem som var ordförande i ärendet.`;
  return [refusal(part === "disqualified" ? "KL-6-30" : "KL-5-53", text, "chairId")];
}

const isOneOf = (these: Choice[], choices: Choice[]) =>
  these.length === choices.length && these.every((one) => choices.includes(one));

/** Law asks for a yes or a no; which proposals meet is the ordförande's to say, among those that still stand. */
function choiceFaults(item: Item, { choices }: Question): Refusal[] {
  const fault = (text: string) => [refusal("KL-5-53", text, "choices")];
  const { ended, procedural, main, mainWinner, additions } = standingAfter(item);
  if (ended || nextQuestion(item) === null)
    return fault(
      `${itemName(item)} är redan avgjort, eller så finns inget förslag att ställa. Ta tillbaka den senaste frågan om den blev fel.`,
    );
  if (choices.length < 2 || new Set(choices).size < choices.length)
    return fault("En fråga ställs mellan två olika förslag. Välj två som skiljer sig åt.");
  if (choices.length > 2 && !choosesPersons(item))
    return fault(
      "En fråga ska kunna besvaras med ja eller nej. Ställ två förslag mot varandra åt gången.",
    );
  if (procedural.some(({ id }) => isOneOf([TODAY, id], choices))) return [];
  if (procedural.length > 0)
    return fault(
      "Det finns ett yrkande om bordläggning eller återremiss. Pröva först om ärendet ska avgöras i dag.",
    );
  if (additions.some(({ id }) => isOneOf([id, REJECTION], choices))) return [];
  const [only] = main;
  const isAlone = main.length === 1 && only !== undefined && isOneOf([only, REJECTION], choices);
  if (mainWinner === null && (isAlone || choices.every((one) => main.includes(one)))) return [];
  return fault(
    "Ett av förslagen har redan fallit, är återtaget eller hör inte hit. Välj bland dem som står kvar.",
  );
}

function acclamationFaults({ choices, found, votes, totals, lot }: Question): Refusal[] {
  if (votes.length > 0 || totals.length > 0 || lot !== null)
    return [
      refusal(
        "KL-5-53",
        "Vid acklamation räknas inga röster. Välj omröstning om rösterna räknades.",
        "method",
      ),
    ];
  if (found === null || !choices.includes(found))
    return [refusal("KL-5-53", "Ange vad ordföranden fann att styrelsen beslutade.", "found")];
  return [];
}

function voteFaults(minutes: Facts, item: Item, question: Question): Refusal[] {
  const isSecret = choosesPersons(item);
  const { method, requestedById } = question;
  if (isSecret && method === "open_vote")
    return [
      refusal(
        "KL-5-54",
        "Omröstning i val och om anställning är sluten. Ange hur många röster varje förslag fick, inte vem som röstade.",
        "method",
      ),
    ];
  if (!isSecret && method === "closed_vote")
    return [
      refusal(
        "KL-5-54",
        "Omröstningen ska vara öppen: bara val och anställning avgörs med slutna sedlar. Anteckna hur var och en röstade.",
        "method",
      ),
    ];
  const asked =
    requestedById === null
      ? null
      : whyMayNot(minutes, item, requestedById, "vote", "requestedById");
  const counted =
    method === "open_vote"
      ? openFaults(minutes, item, question)
      : closedFaults(minutes, item, question);
  return [...(asked ? [asked] : []), ...counted];
}

function openFaults(minutes: Facts, item: Item, question: Question): Refusal[] {
  const { votes, choices, totals } = question;
  const voters = votersAt(minutes, item);
  const ids = votes.map(({ personId }) => personId);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const faults = [
    ...[...new Set(ids)].flatMap((id) => whyMayNot(minutes, item, id, "vote", `vote-${id}`) ?? []),
    ...twice.map((id) =>
      refusal(
        "KL-4-24",
        `${personName(minutes, id)} har två röster antecknade. Var och en har en röst.`,
        `vote-${id}`,
      ),
    ),
    ...voters
      .filter((id) => !ids.includes(id))
      .map((id) =>
        refusal(
          "KL-4-25",
          `Det saknas en röst från ${personName(minutes, id)}. Anteckna ja, nej eller avstår.`,
          `vote-${id}`,
        ),
      ),
  ];
  if (votes.some(({ choice }) => choice !== null && !choices.includes(choice)))
    faults.push(refusal("KL-5-53", "En röst gäller ett förslag som inte ställdes.", "choices"));
  if (totals.length > 0)
    faults.push(
      refusal("KL-5-54", "I en öppen omröstning antecknas hur var och en röstade.", "method"),
    );
  if (question.lot !== null) faults.push(noLot());
  return faults.length > 0 ? faults : chairMustVote(minutes, question);
}

const noLot = () =>
  refusal(
    "KL-5-56",
    "Lotten avgör bara val och anställning. Här har ordföranden utslagsröst.",
    "lot",
  );

/** The right to abstain ends where the ärende could else not be settled. @see KL 4:25 */
function chairMustVote(minutes: Facts, question: Question): Refusal[] {
  if (leadersOf(question).length === 1) return [];
  const chairs = question.votes.find(({ personId }) => personId === question.chairId);
  if (chairs && chairs.choice !== null) return [];
  return [
    refusal(
      "KL-4-25",
      `Rösterna är lika och ${personName(minutes, question.chairId)} har inte röstat. Ordföranden är skyldig att rösta när det behövs för att ärendet ska kunna avgöras, och har då utslagsröst.`,
      `vote-${question.chairId}`,
    ),
  ];
}

function closedFaults(minutes: Facts, item: Item, question: Question): Refusal[] {
  const { totals, choices, votes, lot } = question;
  if (votes.length > 0)
    return [
      refusal(
        "KL-5-54",
        "I en sluten omröstning antecknas aldrig vem som röstade hur, bara hur många röster varje förslag fick.",
        "method",
      ),
    ];
  const field = "totals";
  if (totals.some(({ count }) => !Number.isInteger(count) || count < 0))
    return [refusal("KL-4-24", "Ange antalet röster som hela tal, 0 eller fler.", field)];
  if (totals.some(({ choice }) => !choices.includes(choice)))
    return [refusal("KL-5-53", "Röster är angivna för ett förslag som inte ställdes.", field)];
  const voters = votersAt(minutes, item).length;
  const cast = totals.reduce((sum, { count }) => sum + count, 0);
  if (cast > voters)
    return [
      refusal(
        "KL-4-24",
        `${cast} röster är angivna men bara ${voters} har rösträtt vid ${itemName(item)}. Räkna sedlarna igen, eller gör om omröstningen.`,
        field,
      ),
    ];
  if (cast === 0)
    return [
      refusal(
        "KL-4-25",
        "Ingen röst är angiven. Ordföranden är skyldig att rösta när det behövs för att ärendet ska kunna avgöras.",
        field,
      ),
    ];
  return lotFaults(question, lot);
}

function lotFaults(question: Question, lot: Choice | null): Refusal[] {
  const leaders = leadersOf(question);
  const { counts } = tallyOf(question);
  const most = Math.max(...counts.map(({ count }) => count));
  if (leaders.length === 1)
    return lot === null
      ? []
      : [
          refusal(
            "KL-5-56",
            "Ett förslag fick flest röster och lotten kan inte ändra det. Lotten avgör bara vid lika röstetal.",
            "lot",
          ),
        ];
  if (lot !== null && leaders.includes(lot)) return [];
  return [
    refusal(
      "KL-5-56",
      `Rösterna är lika, ${most} mot ${most}. I val och om anställning avgör lotten: dra lott och ange vad den föll på.`,
      "lot",
    ),
  ];
}
