/**
 * One ärende as a section of the protokoll: bilagor, jäv, text, beslutsgång and decisions, those who abstained, who
 * took part when not all did, and reservationer.
 * @see KL 5:67, KL 6:28–30, KL 4:25, KL 11:15
 */
import { presentAt } from "../domain/attendance.ts";
import { dateText } from "../domain/calendar.ts";
import { outcomeOf } from "../domain/decision/order.ts";
import { decidersAt } from "../domain/decision/part.ts";
import type { ClauseTask, Item, Minutes, Section, Stance } from "../domain/minutes.ts";
import { asSentence, clockWords, listText } from "../domain/wording.ts";
import type { Block, Document, Inline } from "./document.ts";
import { paragraph, text } from "./inline.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { ProceedingText } from "./proceeding.ts";
import { anchorOf, References } from "./references.ts";
import { markdownBlocks } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** The point of KL 6:28 for each ground. */
const POINTS = {
  party_or_interest: "1",
  representative: "2",
  supervision: "3",
  other_circumstance: "4",
} as const;

/** Words one meeting's paragrafer. */
export class Paragrafer {
  constructor(
    private readonly minutes: Minutes,
    private readonly say: Phrases,
    private readonly references: References,
  ) {}

  all(): Block[] {
    return [...this.minutes.items]
      .sort((a, b) => a.position - b.position)
      .map((item) => this.section(item));
  }

  /** One ärende with its heading. */
  section(item: Item): Block {
    const { before, after } = this.parts(item);
    const blocks = item.struck === null ? [...before, ...this.handled(item), ...after] : before;
    const heading = [text(this.heading(item))];
    return { kind: "section", id: anchorOf(item), heading, level: 2, blocks };
  }

  /** "§ 132 Ansökan om medel". */
  heading({ number, heading }: Item): string {
    const nummer = number === null ? "" : `${number}`;
    return this.say("paragrafrubrik", { nummer, rubrik: heading });
  }

  /** What the sekreterare has written, and what the facts say before it, of how it was decided, and after it. */
  parts(item: Item): Record<"before" | "written" | "proceeding" | "after", Block[]> {
    if (item.struck !== null) {
      return { before: [this.struck(item)], written: [], proceeding: [], after: [] };
    }
    const proceeding = new ProceedingText(this.minutes, item, this.say);
    return {
      before: [...this.attachments(item), ...this.stances(item, "disqualified")],
      written: item.sections.flatMap((section) => this.written(section)),
      proceeding: proceeding.before(),
      after: [
        ...this.financing(item),
        ...this.stances(item, "abstains"),
        ...this.participants(item),
        ...proceeding.after(),
        ...this.atOnce(item),
      ],
    };
  }

  /**
   * Text and decisions, with the beslutsgång before the decision that it led to, which is the last. What is still
   * open has a proposal and no decision.
   */
  private handled(item: Item): Block[] {
    const { sections } = item;
    const { written, proceeding } = this.parts(item);
    if (proceeding.length === 0) return written;
    const isOpen = outcomeOf(item).kind === "open";
    const last = sections.findLastIndex(({ clauses }) => clauses.length > 0);
    const heading: Block = {
      kind: "heading",
      level: 3,
      children: [text(this.say("rubrik beslut"))],
    };
    const parts = sections.map((section, index) => {
      if (isOpen) return this.written({ ...section, lead: "", clauses: [] });
      if (index !== last) return this.written(section);
      const body = this.written({ ...section, lead: "", clauses: [] });
      return [...body, ...proceeding, heading, ...this.written({ ...section, body: "" })];
    });
    return isOpen || last < 0 ? [...parts.flat(), ...proceeding] : parts.flat();
  }

  private struck({ struck, number }: Item): Block {
    const unnumbered = number === null ? this.say("onumrerat") : "";
    const nummer = number === null ? "" : `${number}`;
    return paragraph(
      this.say("utgår", { nummer, onumrerat: unnumbered, grund: asSentence(struck ?? "") }),
    );
  }

  private attachments({ attachments }: Item): Block[] {
    if (attachments.length === 0) return [];
    const key = attachments.length === 1 ? "bilagerad en" : "bilagerad flera";
    return [paragraph(this.say(key, { bilagor: listText(attachments) }))];
  }

  private written({ body, lead, clauses, tasks = [] }: Section): Block[] {
    const blocks = markdownBlocks(this.references.inMarkdown(body), { headingLevel: 2 });
    if (lead === "" && clauses.length === 0) return blocks;
    return [
      ...blocks,
      {
        kind: "decision",
        lead: lead === "" ? [] : this.references.inText(lead),
        clauses: clauses.map((clause, index) => [
          ...this.references.inText(this.clause(clause)),
          ...taskText(tasks[index] ?? null, this.say),
        ]),
      },
    ];
  }

  /** A new att-sats begins with a small "att"; an old protokoll keeps its own spelling. */
  private clause(clause: string): string {
    if (this.minutes.paperNotice !== null) return clause;
    return clause.replace(/^\s*att(?=\s)/i, "att");
  }

  private financing({ financing }: Item): Block[] {
    if (financing === null || financing.trim() === "") return [];
    return [paragraph(this.say("finansiering", { finansiering: financing }))];
  }

  private nameOf(personId: string): string {
    return this.minutes.persons.find(({ id }) => id === personId)?.name ?? "";
  }

  private stances(item: Item, kind: "disqualified" | "abstains"): Block[] {
    return item.stances
      .filter((stance) => stance.kind === kind)
      .map((stance) =>
        paragraph(
          kind === "disqualified" ? this.disqualified(item, stance) : this.abstained(stance),
        ),
      );
  }

  private abstained({ personId, explanation }: Stance): string {
    return this.say("avstår", {
      namn: this.nameOf(personId),
      förklaring: asSentence(explanation ?? ""),
    });
  }

  private disqualified(item: Item, stance: Stance): string {
    const here = presentAt(this.minutes, item);
    const mode = here.find(({ personId }) => personId === stance.personId)?.mode ?? "room";
    return this.say("jäv", {
      namn: this.nameOf(stance.personId),
      punkt: stance.ground === null ? "" : POINTS[stance.ground],
      förklaring: (stance.explanation ?? "").trim().replace(/\.$/, ""),
      rum: this.say(`rum ${mode}`),
      lämnade: clockWords(stance.leftAt),
      återkom: clockWords(stance.returnedAt),
      ersättare: this.replacement(item, stance),
    });
  }

  /** Who served in the jävig person's seat at the ärende. */
  private replacement(item: Item, { personId }: Stance): string {
    const here = presentAt(this.minutes, item);
    const seats = here.filter((one) => one.personId === personId).map(({ seatId }) => seatId);
    const other = here.find(
      ({ seatId, capacity, ...one }) =>
        capacity === "serving_substitute" &&
        one.personId !== personId &&
        seatId !== null &&
        seats.includes(seatId),
    );
    return other ? this.nameOf(other.personId) : "";
  }

  /**
   * Named where a decision was made by fewer than there are seats served, or is justerat omedelbart.
   * @see KL 5:67 p 5
   */
  private participants(item: Item): Block[] {
    const { minutes } = this;
    const decides = item.sections.some(({ clauses }) => clauses.length > 0);
    if (minutes.paperNotice !== null || !decides) return [];
    const seats = new Set(
      minutes.presences
        .filter(({ capacity }) => capacity === "member" || capacity === "serving_substitute")
        .map(({ seatId, personId }) => seatId ?? personId),
    );
    const decidedBy = decidersAt(minutes, item);
    // What is justerat at once says the same whoever comes later.
    const isAll = decidedBy.length >= seats.size && !minutes.atOnceIds.includes(item.id);
    if (decidedBy.length === 0 || isAll) return [];
    const names = decidedBy.map((id) => this.nameOf(id));
    return [paragraph(this.say("deltagare", { namn: listText(names) }))];
  }

  private atOnce({ id }: Item): Block[] {
    return this.minutes.atOnceIds.includes(id) ? [paragraph(this.say("omedelbart"))] : [];
  }
}

/** Who does it and by when, on a line of its own under what is to be done; nothing when neither is said. */
export function taskText(task: Pick<ClauseTask, "doer" | "due"> | null, say: Phrases): Inline[] {
  if (!task || (task.doer === "" && task.due === null)) return [];
  const due = task.due ? dateText(task.due) : "";
  const key = due === "" ? "ansvarig" : task.doer === "" ? "senast" : "ansvarig och dag";
  return [{ kind: "break" }, text(say(key, { namn: task.doer, dag: due }))];
}

/** One ärende alone, as it will stand in the protokoll. */
export function paragrafDocument(minutes: Minutes, item: Item, templates: Templates): Document {
  const say = phrasesOf(templates.satser);
  const paragrafer = new Paragrafer(minutes, say, new References(minutes, say));
  return typesetDocument({
    title: item.heading,
    issuer: minutes.associationName,
    subject: minutes.organ,
    date: minutes.date,
    header: { left: minutes.associationName, right: item.heading },
    blocks: [paragrafer.section(item)],
  });
}
