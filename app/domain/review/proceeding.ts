/**
 * Beslutsgången tried once more before justering: what was noted when it happened may since have been contradicted by
 * the närvaro or by jäv that was noted later.
 * @see KL 4:24, 4:27, 5:67
 */
import { checkQuestion } from "../decision/checkQuestion.ts";
import { outcomeOf } from "../decision/order.ts";
import { whyMayNot, whyNotReserved } from "../decision/part.ts";
import { standingMotions } from "../decision/proceeding.ts";
import type { Item, Minutes } from "../minutes.ts";
import type { Refusal } from "../result.ts";
import { type Flaw, inOrder, label, type ReviewSettings, rule } from "./rule.ts";

const standing = (minutes: Minutes) => inOrder(minutes).filter(({ struck }) => struck === null);

const unsettled = (minutes: Minutes): Flaw[] =>
  standing(minutes)
    .filter((item) => outcomeOf(item).kind === "open")
    .map((item) => ({
      item,
      text: `${label(item)}: Yrkanden är antecknade, men inte hur alla besvarades. Protokollet visar inget beslut.`,
      suggestion:
        "Anteckna hur frågorna besvarades på ärendets sida Beslutsgång, eller att yrkandena återtogs.",
    }));

/** Each question as it would be refused or accepted today; quorum has a rule of its own. */
const questionRefusals = (minutes: Minutes, item: Item, settings: ReviewSettings): Refusal[] =>
  item.proceeding.questions.flatMap((question, index) => {
    const { proceeding } = item;
    const questions = proceeding.questions.slice(0, index);
    const before = { ...item, proceeding: { ...proceeding, questions } };
    const result = checkQuestion(minutes, before, question, settings.quorum);
    return result.ok ? [] : result.refusals.filter(({ rule: id }) => id !== "KL-6-27");
  });

const motionRefusals = (minutes: Minutes, item: Item): Refusal[] =>
  standingMotions(item.proceeding).flatMap(({ moverIds, supporterIds }) =>
    [...moverIds, ...supporterIds].flatMap(
      (id) => whyMayNot(minutes, item, id, "move", "moverIds") ?? [],
    ),
  );

/** The same sentence once, however many questions it holds for. */
const flawsOf = (item: Item, refusals: Refusal[], suggestion: string): Flaw[] =>
  [...new Set(refusals.map(({ text }) => text))].map((text) => ({
    item,
    text: `${label(item)}: ${text}`,
    suggestion,
  }));

const contradicted = (minutes: Minutes, settings: ReviewSettings): Flaw[] =>
  standing(minutes).flatMap((item) =>
    flawsOf(
      item,
      [...motionRefusals(minutes, item), ...questionRefusals(minutes, item, settings)],
      "Rätta närvaron eller anteckningen om jäv, eller ta tillbaka frågan och anteckna den på nytt.",
    ),
  );

/** When it was announced was tried as it was noted; here only who. */
const reservedByOther = (minutes: Minutes): Flaw[] =>
  standing(minutes).flatMap((item) =>
    flawsOf(
      item,
      item.proceeding.reservations.flatMap(
        ({ personId }) =>
          whyNotReserved(minutes, item, { personId, announcedAt: minutes.endsAt }) ?? [],
      ),
      "Ta bort reservationen, eller rätta närvaron eller rösterna.",
    ),
  );

export const proceedingRules = [
  rule(
    "KL-5-67",
    "block",
    "Alla yrkanden är besvarade",
    {
      fault: "Två yrkanden är antecknade men inte hur de besvarades.",
      sound: "Ordföranden fann att styrelsen beslutade enligt det första.",
    },
    unsettled,
  ),
  rule(
    "KL-4-24",
    "block",
    "Yrkanden och röster av dem som tjänstgör",
    { fault: "En ersättare som inte tjänstgjorde röstade.", sound: "De som röstade tjänstgjorde." },
    contradicted,
  ),
  rule(
    "KL-4-27",
    "block",
    "Reservation av den som deltog i beslutet",
    {
      fault: "En jävig ledamot reserverar sig.",
      sound: "En ledamot som deltog i beslutet reserverar sig.",
    },
    reservedByOther,
  ),
];
