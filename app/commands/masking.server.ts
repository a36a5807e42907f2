/**
 * The version of a justerat protokoll that everyone reads on the web. The original is frozen and complete. Each decision
 * makes the version anew from the frozen model, never from the files.
 * @see GDPR 5 and 9 · OSL 5:5 · docs/decisions/035
 */
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { cellsOfMeeting, signsOfMeeting } from "#db/queries/attachments.server.ts";
import { bytesOf, keepBytes } from "#db/queries/blobs.server.ts";
import { type ChoiceRow, choicesOf, frozenContent } from "#db/queries/masking.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { papersOf } from "#db/queries/review.server.ts";
import { type ContentProof, contentProof, documentOf } from "../documents/content.server.ts";
import type { Document } from "../documents/document.ts";
import { paragraph } from "../documents/inline.ts";
import { maskedDocument, passagesOf, withNote } from "../documents/passages.ts";
import { phrasesOf } from "../documents/phrases.ts";
import { type Format, formats, mediaTypes, render } from "../documents/render.server.ts";
import type { Templates } from "../documents/templates.ts";
import {
  type Choice,
  type MaskKind,
  masksOf,
  type Proposal,
  personalIn,
  placesOf,
  proposals,
  type Span,
  undecided,
  wordsOf,
} from "../domain/masking.ts";
import { type PaperDetails, personalInPlaces } from "../domain/paperPersonal.ts";
import { accepted, refused } from "../domain/result.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";
import { noteIssued } from "./issuedDocuments.server.ts";

/** What is masked: the protokoll, or with `itemId` the paragraf that is justerad omedelbart. */
type Of = { meetingId: string; itemId: string | null };

/** What was frozen, what is decided of it, and what the detectors would ask about. */
export type MaskingDesk = {
  roundId: string;
  document: Document;
  key: string;
  hash: string;
  passages: string[];
  choices: ChoiceRow[];
  waiting: Proposal[];
};

/** Everything that a decision on masking needs; null when nothing is justerat or it was frozen without its model. */
export async function maskingDesk(
  db: Office["db"],
  associationId: string,
  { meetingId, itemId }: Of,
): Promise<MaskingDesk | null> {
  const content = await frozenContent(db, associationId, meetingId, itemId);
  if (!content) return null;
  const { roundId, key, hash } = content;
  const document = documentOf(content.json);
  const passages = passagesOf(document);
  const choices = await choicesOf(db, roundId);
  const known = await ownContacts(db, associationId);
  const waiting = undecided(proposals(passages, known), choices);
  return { roundId, document, key, hash, passages, choices, waiting };
}

/** What the detectors find in the bilagor of a meeting, by label. They are published as they are, or not at all. */
export async function personalInPapers(
  db: Office["db"],
  associationId: string,
  meetingId: string,
): Promise<Map<string, PaperDetails>> {
  const known = await ownContacts(db, associationId);
  const texts = new Map((await papersOf(db, meetingId)).map(({ label, text }) => [label, text]));
  const signs = await signsOfMeeting(db, meetingId);
  const workbooks = await cellsOfMeeting(db, meetingId);
  const files = (await attachmentsOf(db, meetingId)).filter(({ sha256 }) => sha256 !== null);
  return new Map(
    files.map(({ label, sha256 }): [string, PaperDetails] => {
      const own = { signs: signs.get(sha256 ?? "") ?? [] };
      const workbook = workbooks.get(sha256 ?? "");
      if (workbook) {
        const { cells, isWhole: isRead } = workbook;
        return [label, { ...own, ...personalInPlaces(cells, known), isRead }];
      }
      const text = texts.get(label);
      const found = text === undefined ? [] : personalIn(text, known);
      return [label, { ...own, found, places: [], isRead: text !== undefined }];
    }),
  );
}

/** The förbund's own telephone and addresses are public already. */
async function ownContacts(db: Office["db"], associationId: string): Promise<string[]> {
  const row = await db
    .selectFrom("association")
    .select(["email", "phone"])
    .where("id", "=", associationId)
    .executeTakeFirst();
  return row ? [row.email, row.phone] : [];
}

/** The content hash that a published text can be checked against, and how many places of it are masked. */
export async function shownContent(db: Office["db"], associationId: string, of: Of) {
  const content = await frozenContent(db, associationId, of.meetingId, of.itemId);
  if (!content) return null;
  const choices = await choicesOf(db, content.roundId);
  return { hash: content.hash, masked: masksOf(choices).length };
}

/** What proves the content hash of the version that everyone reads; null where nothing was frozen with its model. */
export async function maskingProof(
  db: Office["db"],
  associationId: string,
  of: Of,
): Promise<ContentProof | null> {
  const desk = await maskingDesk(db, associationId, of);
  return desk && contentProof(desk.passages, desk.key, masksOf(desk.choices));
}

/** The document as everyone is to read it: what is masked gone, and said to be. */
export function webVersion(
  desk: Pick<MaskingDesk, "document" | "hash">,
  choices: readonly Choice[],
  templates: Templates,
): Document {
  const masks = masksOf(choices);
  if (masks.length === 0) return desk.document;
  const say = phrasesOf(templates.satser);
  const words = say("webbversionen", {
    antal: String(masks.length),
    innehållssumma: desk.hash,
  });
  return withNote(maskedDocument(desk.document, masks), {
    kind: "box",
    heading: say("webbversionens rubrik"),
    blocks: [paragraph(words)],
  });
}

const notFrozen = () =>
  refused(
    "Det går inte att maskera i det här protokollet. Det är inte justerat ännu, eller så frystes det innan webbversioner fanns.",
  );

export type DecideMasking = Of & { choices: Choice[] };

/** Decides of places, one by one, whether they are masked or let be. */
export const decideMasking = command("decideMasking", async (act, input: DecideMasking) => {
  const desk = await maskingDesk(act.trx, act.associationId, input);
  if (!desk) return notFrozen();
  if (input.choices.length === 0)
    return refused("Välj Maskera eller Låt stå för minst en uppgift.");
  const isPlace = ({ passage, from, to }: Span) =>
    from >= 0 && from < to && to <= wordsOf(desk.passages[passage] ?? "").length;
  // The text is frozen: a place that is not in it comes from no form of ours.
  if (!input.choices.every(isPlace)) return missing("Stället i texten");
  const without = input.choices.find(({ choice, ground }) => choice === "mask" && ground === "");
  if (without) {
    return refused("Skriv på vilken grund uppgiften maskeras.", {
      field: `grund-${keyOf(without)}`,
      source: "GDPR artikel 5.2",
    });
  }
  await save(act, input, desk, input.choices);
  return accepted({ id: input.meetingId });
});

/** A place as the name of a form's field. */
export const keyOf = ({ passage, from, to, kind }: Choice | Proposal): string =>
  [passage, from, to, kind].join("-");

export type MaskWords = Of & { words: string; kind: MaskKind; ground: string };

/** Masks words that no detector has seen, wherever they stand. */
export const maskWords = command("maskWords", async (act, input: MaskWords) => {
  const desk = await maskingDesk(act.trx, act.associationId, input);
  if (!desk) return notFrozen();
  const { kind, ground } = input;
  const places = placesOf(desk.passages, input.words);
  if (places.length === 0) {
    return refused(
      "Orden finns inte i protokollet. Skriv dem precis som de står där, utan att hoppa över något ord.",
      { field: "words" },
    );
  }
  const choices = places.map((place): Choice => ({ ...place, kind, ground, choice: "mask" }));
  await save(act, input, desk, choices);
  return accepted({ id: input.meetingId, places: places.length });
});

export type WithdrawMasking = Of & { maskingId: string; ground: string };

/** Takes a decision back: the place is asked about again if a detector sees it, and shown until somebody decides. */
export const withdrawMasking = command("withdrawMasking", async (act, input: WithdrawMasking) => {
  const desk = await maskingDesk(act.trx, act.associationId, input);
  const choice = desk?.choices.find(({ id }) => id === input.maskingId);
  if (!desk || !choice) return missing("Beslutet om maskering");
  await act.trx
    .insertInto("masking_withdrawal")
    .values({
      masking_id: choice.id,
      association_id: act.associationId,
      ground: input.ground,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  await issueWebVersion(act, input, desk, input.ground);
  return accepted({ id: input.meetingId });
});

async function save(act: Act, of: Of, desk: MaskingDesk, choices: readonly Choice[]) {
  const rows = choices.map(({ passage, from, to, kind, choice, ground }) => ({
    id: act.newId(),
    association_id: act.associationId,
    round_id: desk.roundId,
    passage,
    from_word: from,
    to_word: to,
    kind,
    choice,
    ground: choice === "mask" ? ground : "",
    at: act.at,
    by_person_id: act.actor.personId,
  }));
  await act.trx.insertInto("masking").values(rows).execute();
  const grounds = rows.flatMap(({ ground }) => (ground === "" ? [] : ground));
  await issueWebVersion(act, of, desk, [...new Set(grounds)].join("; "));
}

/** Makes the version for the web anew. With nothing masked it is the original's own bytes. */
async function issueWebVersion(act: Act, of: Of, desk: MaskingDesk, ground: string) {
  const choices = await choicesOf(act.trx, desk.roundId);
  const document = webVersion(desk, choices, act.office.templates);
  const isOriginal = document === desk.document;
  const files: Record<string, string> = {};
  for (const format of formats) {
    const sha256 = isOriginal
      ? await originalHash(act, of, format)
      : await keepBytes(
          act.trx,
          act.associationId,
          mediaTypes[format],
          await render(document, format),
        );
    files[format] = sha256;
    await noteIssued(act, {
      meeting_id: of.meetingId,
      kind: of.itemId === null ? "minutes_web" : "paragraf_web",
      subject_id: of.itemId,
      format,
      sha256,
    });
  }
  // Where and why, never what.
  const places = choices.map(({ passage, from, to, kind, choice }) =>
    [choice, kind, passage, from, to].join(" "),
  );
  act.record({
    kind: "minutes.masked",
    subject: of.itemId === null ? `meeting:${of.meetingId}` : `item:${of.itemId}`,
    data: { places, content: desk.hash, ...files },
    ground: ground === "" ? "låts stå" : ground,
  });
}

/** The original's own file: of a signed protokoll, the one with the signatures. */
async function originalHash(act: Act, { meetingId, itemId }: Of, format: Format) {
  const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
  const sha256 = round?.[format] ?? "";
  if (!(await bytesOf(act.trx, act.associationId, sha256))) throw new Error(`${sha256} is gone`);
  return sha256;
}
