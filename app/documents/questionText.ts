/**
 * The ordförande's questions in words: what was put, how it was answered, and how each person voted in an open vote.
 * @see KL 5:53–56, 5:67 p 2–3 and 5
 */
import { votersAt } from "../domain/decision/checkQuestion.ts";
import { leadProposal, type Stage, stageOf, standingAfter } from "../domain/decision/order.ts";
import {
  type Choice,
  type Motion,
  PROPOSAL,
  type Question,
  REJECTION,
  standingMotions,
  TODAY,
} from "../domain/decision/proceeding.ts";
import { resultOf, tallyOf } from "../domain/decision/vote.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { genitive, listText } from "../domain/wording.ts";
import type { Block } from "./document.ts";
import { cell, paragraph } from "./inline.ts";
import type { Phrases } from "./phrases.ts";

type Put = Pick<Question, "choices"> & { stage: Stage };

/** Words the questions of one ärende. */
export class QuestionText {
  constructor(
    private readonly minutes: Minutes,
    private readonly item: Item,
    private readonly say: Phrases,
  ) {}

  /** Everything of one question that was put: the question, the vote, the answer. */
  blocks(question: Question, index: number): Block[] {
    const put = { choices: question.choices, stage: stageOf(this.item, index) };
    const asked = this.asked(put, index);
    const outcome = this.answer(put, resultOf(question).winner, index);
    if (question.method === "acclamation")
      return [paragraph(`${asked} ${this.say("fann", { utfall: outcome })}`)];
    const requested = this.say("omröstning begärdes", {
      namn: question.requestedById === null ? "" : this.nameOf(question.requestedById),
    });
    return question.method === "open_vote"
      ? this.openVote(question, `${asked} ${requested}`, outcome)
      : [paragraph(`${asked} ${requested} ${this.closedVote(question, outcome)}`)];
  }

  /** The question as the ordförande puts it, after the first `index` ones. */
  asked({ choices, stage }: Put, index: number): string {
    const [yes = PROPOSAL, no = REJECTION] = choices;
    const names = choices.map((choice) => this.nameOfChoice(choice));
    const places = { ja: this.nameOfChoice(yes), nej: this.nameOfChoice(no) };
    if (stage === "procedural") return this.say("fråga procedural", { annars: this.otherwise(no) });
    if (stage === "addition") return this.say("fråga addition", { ja: places.ja });
    if (stage === "counter") {
      const lead = this.leadUnless(choices, index);
      return lead === null
        ? this.say("fråga counter egen", places)
        : this.say("fråga counter", { ...places, huvudförslag: this.nameOfChoice(lead) });
    }
    if (choices.length > 2) return this.say("fråga main flera", { alla: listText(names) });
    const isAlone = no === REJECTION && this.rejectors().length === 0;
    return isAlone
      ? this.say("fråga main ensam", { ja: places.ja })
      : this.say("fråga main", places);
  }

  /** A choice as a reader knows it: "det liggande förslaget", "Per Alms ändringsyrkande". */
  nameOfChoice(choice: Choice): string {
    if (choice === PROPOSAL) return this.say("alternativ proposal");
    if (choice === TODAY) return this.say("alternativ today");
    if (choice === REJECTION) {
      const movers = this.rejectors();
      return movers.length === 0
        ? this.say("alternativ rejection")
        : this.say("alternativ reject", { ägare: this.owners(movers) });
    }
    const motion = this.motions().find(({ id }) => id === choice);
    if (!motion) return "";
    if (motion.kind === "table" || motion.kind === "refer_back")
      return this.say(`alternativ ${motion.kind}`);
    return this.say(`alternativ ${motion.kind}`, {
      ägare: this.owners(motion.moverIds),
      nummer: this.numberAmongAlike(motion),
    });
  }

  private motions(): Motion[] {
    return standingMotions(this.item.proceeding);
  }

  /** Everybody who moved avslag. */
  private rejectors(): string[] {
    return this.motions()
      .filter(({ kind }) => kind === "reject")
      .flatMap(({ moverIds }) => moverIds);
  }

  private owners(ids: string[]): string {
    return listText([...new Set(ids)].map((id) => genitive(this.nameOf(id))));
  }

  /** "2" for the second of its kind by the same persons; empty when there is only one. */
  private numberAmongAlike({ id, kind, moverIds }: Motion): string {
    const alike = this.motions().filter(
      (one) => one.kind === kind && one.moverIds.join() === moverIds.join(),
    );
    return alike.length < 2 ? "" : `${alike.findIndex((one) => one.id === id) + 1}`;
  }

  private otherwise(motionId: Choice): string {
    const motion = this.motions().find(({ id }) => id === motionId);
    return motion ? this.say(`annars ${motion.kind}`, { ägare: this.owners(motion.moverIds) }) : "";
  }

  /** The huvudförslag, unless the ordförande put it against another before its time. */
  private leadUnless(choices: Choice[], index: number): Choice | null {
    const lead = leadProposal(this.item, standingAfter(this.item, index).main);
    return lead === null || choices.includes(lead) ? null : lead;
  }

  /** What an answer means, after "Styrelsen beslutade": "att bordlägga ärendet". */
  answer({ choices, stage }: Put, winner: Choice | null, index: number): string {
    const won = winner ?? REJECTION;
    const name = this.nameOfChoice(won);
    if (stage === "procedural") {
      const motion = this.motions().find(({ id }) => id === won);
      return this.say(motion ? `utfall ${motion.kind}` : "utfall today");
    }
    if (stage === "addition") {
      const isCarried = won !== REJECTION;
      const addition = this.nameOfChoice(choices.find((one) => one !== REJECTION) ?? won);
      return this.say(isCarried ? "utfall addition" : "utfall addition rejection", {
        alternativ: addition,
      });
    }
    if (stage === "counter")
      return this.say(
        this.leadUnless(choices, index) === null ? "utfall counter egen" : "utfall counter",
        { alternativ: name },
      );
    return won === REJECTION && this.rejectors().length === 0
      ? this.say("utfall main rejection")
      : this.say("utfall main", { alternativ: name });
  }

  private openVote(question: Question, opening: string, outcome: string): Block[] {
    const [yes = PROPOSAL, no = REJECTION] = question.choices;
    const places = { ja: this.nameOfChoice(yes), nej: this.nameOfChoice(no) };
    const { counts } = tallyOf(question);
    const votes = (choice: Choice, word: string) => {
      const count = counts.find((one) => one.choice === choice)?.count ?? 0;
      return count === 1 ? this.say(word) : this.say(`${word}er`, { antal: `${count}` });
    };
    const abstained = question.votes.filter(({ choice }) => choice === null);
    const by = resultOf(question).by === "casting_vote" ? "casting_vote" : "majority";
    return [
      paragraph(`${opening} ${this.say("voteringsproposition", places)}`),
      this.voteTable(question, places),
      paragraph(
        this.say(`omröstning ${by}`, {
          ja: votes(yes, "ja-röst"),
          nej: votes(no, "nej-röst"),
          utfall: outcome,
          avstod: listText(abstained.map(({ personId }) => this.nameOf(personId))),
        }),
      ),
    ];
  }

  private voteTable(question: Question, places: { ja: string; nej: string }): Block {
    const word = (choice: Choice | null) =>
      choice === null ? "avstår" : choice === question.choices[0] ? "ja" : "nej";
    const headings = this.say("omröstning rubriker").split("|");
    return {
      kind: "table",
      caption: this.say("omröstning rubrik", places),
      header: headings.map((heading) => cell(heading.trim())),
      rows: question.votes.map(({ personId, choice }) => [
        cell(
          this.say("röstade", {
            namn: this.nameOf(personId),
            roll: personId === question.chairId ? this.say("ordförande") : "",
          }),
        ),
        cell(this.say(`röst ${word(choice)}`)),
      ]),
      rowHeaders: true,
    };
  }

  private closedVote(question: Question, outcome: string): string {
    const { counts } = tallyOf(question);
    const cast = counts.reduce((sum, { count }) => sum + count, 0);
    const blank = votersAt(this.minutes, this.item).length - cast;
    const shares = counts.map(({ choice, count }) => {
      const alternativ = this.nameOfChoice(choice);
      return count === 1
        ? this.say("fick en röst", { alternativ })
        : this.say("fick röster", { alternativ, antal: `${count}` });
    });
    const told = this.say("sluten omröstning", {
      fördelning: listText(shares),
      avstod: blank > 1 ? `${blank}` : "",
      "avstod-en": blank === 1 ? "1" : "",
    });
    const by = resultOf(question).by === "lot" ? "lot" : "majority";
    return `${told} ${this.say(`sluten ${by}`, { utfall: outcome })}`;
  }

  private nameOf(personId: string): string {
    return this.minutes.persons.find(({ id }) => id === personId)?.name ?? "";
  }
}
