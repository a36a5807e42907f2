/** The letters as plain text: what goes by e-mail. The first row of a template is its subject. */

import { longDate } from "../domain/calendar.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { timeText } from "./minutes.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import {
  cutAtPlaces,
  eachEmpty,
  isEmpty,
  prepared,
  type Template,
  TemplateError,
  type Values,
} from "./placeholders.ts";
import type { Templates } from "./templates.ts";

export type LetterText = { subject: string; body: string };

const SUBJECT = /^Ämne:\s*(\S.*?)\s*$/;

/**
 * A letter with its places filled, line for line.
 * @throws TemplateError on an unknown place, or when the first row is no subject
 */
export function letterOf(template: Template, values: Values): LetterText {
  if (template.isTried) {
    const plain = { ...template, isTried: false };
    for (const one of eachEmpty(values)) letterOf(plain, one);
  }
  const known = new Set(Object.keys(values));
  const text = prepared(template, known, (place) => isEmpty(values[place] ?? ""));
  const filled = cutAtPlaces(text)
    .map(({ text, place }) => (place === null ? text : [values[place] ?? ""].flat().join("\n")))
    .join("")
    .trim();
  const [first = "", ...rest] = filled.split("\n");
  const subject = SUBJECT.exec(first)?.[1];
  if (subject === undefined) {
    throw new TemplateError(template.name, 1, "Första raden är brevets ämne: Ämne: Kallelse");
  }
  return { subject, body: `${rest.join("\n").trim()}\n` };
}

type About = {
  minutes: Minutes;
  templates: Templates;
  /** Where the recipient reads the kallelse and answers. */
  address: string;
  /** E-mail and telephone of the office, each on its own row. */
  contact: string[];
};

const nameIn = ({ persons }: Minutes, id: string | null) =>
  persons.find((one) => one.id === id)?.name ?? "";

const common = ({ minutes, address, contact }: About, say: Phrases, personId: string): Values => ({
  namn: nameIn(minutes, personId),
  dag: longDate(minutes.date),
  tid: timeText(minutes, say),
  plats: minutes.place,
  adress: address,
  förbund: minutes.associationName,
  kontakt: contact,
});

const agendaLines = (items: Item[]): string[] =>
  items.filter(({ struck }) => struck === null).map(({ heading }, i) => `${i + 1}. ${heading}`);

/** The letter with the kallelse. @see KL 6:17 */
export function summonsLetter(
  about: About,
  { personId, role }: { personId: string; role: "member" | "substitute" },
): LetterText {
  const { minutes, templates } = about;
  const say = phrasesOf(templates.satser);
  return letterOf(templates["brev/kallelse"], {
    ...common(about, say, personId),
    slag: say(`slag ${minutes.kind}`),
    organ: minutes.organ.toLowerCase(),
    distans: minutes.distanceDecision ?? "",
    ersättare: role === "substitute" ? say("kallas som ersättare") : "",
    dagordning: agendaLines(minutes.items),
  });
}

/** The letter to an ersättare who is called in, or released. */
export function callInLetter(
  about: About,
  call: { personId: string; forPersonId: string | null; isReleased: boolean },
): LetterText {
  const { minutes, templates } = about;
  const values = common(about, phrasesOf(templates.satser), call.personId);
  if (call.isReleased) {
    const { tid, plats, ...rest } = values;
    return letterOf(templates["brev/inkallelse-upphor"], rest);
  }
  const forName = nameIn(minutes, call.forPersonId);
  return letterOf(templates["brev/inkallad"], { ...values, för: forName });
}

/** The letter to one who was called to a meeting that is called off, or would have been. */
export function cancellationLetter(
  about: About,
  { personId, ground }: { personId: string; ground: string },
): LetterText {
  const { minutes, templates } = about;
  const say = phrasesOf(templates.satser);
  return letterOf(templates["brev/installt"], {
    ...common(about, say, personId),
    ...{ slag: say(`slag ${minutes.kind}`), organ: minutes.organ.toLowerCase(), skäl: ground },
  });
}

/** The letter to one who has yet to approve the protokoll. @see KL 5:69 */
export function reminderLetter(
  about: About,
  { personId, text }: { personId: string; text: string },
): LetterText {
  const { tid, plats, ...rest } = common(about, phrasesOf(about.templates.satser), personId);
  return letterOf(about.templates["brev/paminnelse"], { ...rest, text });
}
