/** The one place where a text is saved that several can write in: its shared state, what is read from it, and its versions. */
import { latestVersion, versionsOf, writingOf } from "#db/queries/writing.server.ts";
import type { NewEvent } from "../domain/event.ts";
import { longestText } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type TextKind, textKinds } from "../writing/kinds.ts";
import type { PlainNode } from "../writing/nodes.ts";
import { begin, merge, rewrite, type Written } from "../writing/shared.ts";
import { type Act, missing } from "./command.server.ts";

/** Writing by the same person with shorter pauses than this is one version. */
const versionPauseMs = 5 * 60_000;

/**
 * What a text belongs to, an ärende or a point of minnesanteckningar. `T` is what the text says as its owner stores
 * it: what the rules and the documents use.
 */
export type TextOwner<T> = {
  textId: string;
  kind: TextKind;
  /** The meeting or the minnesanteckningar: an open page asks for what came after a revision of it. */
  placeId: string;
  heading: string;
  /** What it says now. */
  said: T[];
  toText: (said: T[]) => PlainNode;
  fromText: (text: PlainNode) => T[];
  /** As it is to be stored: tasks with their ids, and with their doers as persons. */
  settled: (said: T[]) => Promise<T[]>;
  /** Saves what it says; answers the place's new revision. */
  store: (said: T[]) => Promise<number>;
  /** What the event chain holds of a new version. */
  eventData: (said: T[]) => NewEvent["data"];
};

const stateOf = async <T>(act: Act, owner: TextOwner<T>): Promise<Uint8Array> => {
  const writing = await writingOf(act.trx, owner.textId);
  return writing ? new Uint8Array(writing.state) : begin(owner.toText(owner.said)).state;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/**
 * What the saved text now holds, so that the editor sends only what is newer, the clock for "Sparat 10.42", and the
 * words that now stand last because their place was gone.
 */
export type TypedAnswer = { vector: string; clock: string; moved: string };

/** Merges what was typed, as bytes that the editor made, and saves it. The same bytes twice are saved once. */
export async function typeInto<T>(
  act: Act,
  owner: TextOwner<T>,
  update: Uint8Array,
): Promise<Result<TypedAnswer>> {
  const state = await stateOf(act, owner);
  const written = merge(state, update);
  if (!written) {
    return refused(
      "Ändringen gick inte att läsa. Texten står kvar i ditt fönster: kopiera den, ladda om sidan och klistra in den.",
      { rule: "olasligt" },
    );
  }
  const answer = { vector: base64(written.vector), clock: act.clock, moved: written.moved };
  if (Buffer.from(written.state).equals(state)) return accepted(answer);
  const said = await owner.settled(owner.fromText(written.text));
  const saved = await save(act, owner, { written, said }, "same while writing");
  return saved.ok ? accepted(answer) : saved;
}

/** Gives the text other words, as an edit that merges with what others are writing, and as a new version. */
export async function replaceWith<T>(
  act: Act,
  owner: TextOwner<T>,
  words: T[],
): Promise<Result<null>> {
  const said = await owner.settled(words);
  const written = rewrite(await stateOf(act, owner), owner.toText(said));
  return save(act, owner, { written, said }, "new version");
}

/** An older version becomes the text again, as a new version: nothing written since is lost. */
export async function restoreInto<T>(
  act: Act,
  owner: TextOwner<T>,
  number: number,
): Promise<Result<{ id: string }>> {
  const versions = await versionsOf<T>(act.trx, owner.textId);
  const version = versions.find((one) => one.number === number);
  if (!version) return missing("Versionen");
  if (JSON.stringify(owner.said) === JSON.stringify(version.said)) {
    return refused("Texten är redan som i den versionen.");
  }
  const replaced = await replaceWith(act, owner, version.said);
  if (!replaced.ok) return replaced;
  act.record(eventOf(owner, "restored", { version: number }));
  return accepted({ id: owner.textId });
}

const eventOf = <T>(
  { kind, textId }: TextOwner<T>,
  what: "written" | "restored",
  data: NewEvent["data"],
): NewEvent => ({ kind: `${kind}.${what}`, subject: `${kind}:${textId}`, data, ground: null });

type Saving<T> = { written: Written; said: T[] };

/**
 * A person who goes on writing goes on in the same version, so that versions are as many as a reader can use;
 * "new version" begins one whoever wrote the last.
 */
async function save<T>(
  act: Act,
  owner: TextOwner<T>,
  { written, said }: Saving<T>,
  into: "new version" | "same while writing",
): Promise<Result<null>> {
  if (written.length > longestText) return tooLong(owner.kind, written.length);
  const revision = await owner.store(said);
  await saveState(act, owner, written.state, revision);
  await saveVersion(act, owner, said, into);
  return accepted(null);
}

function tooLong(kind: TextKind, length: number) {
  const { one, shorten } = textKinds[kind];
  return refused(
    `Texten är ${length.toLocaleString("sv-SE")} tecken lång. Högst ${longestText.toLocaleString("sv-SE")} får plats i ${one}. ${shorten}`,
    { rule: "for-langt" },
  );
}

async function saveState<T>(act: Act, owner: TextOwner<T>, state: Uint8Array, revision: number) {
  const saved = { state, place_revision: revision };
  await act.trx
    .insertInto("shared_text")
    .values({
      text_id: owner.textId,
      association_id: act.associationId,
      place_id: owner.placeId,
      ...saved,
    })
    .onConflict((conflict) => conflict.column("text_id").doUpdateSet(saved))
    .execute();
}

async function saveVersion<T>(
  act: Act,
  owner: TextOwner<T>,
  said: T[],
  into: "new version" | "same while writing",
) {
  const { textId, heading, said: before } = owner;
  const latest = await latestVersion(act.trx, textId);
  if (latest && into === "same while writing" && isSameSitting(act, latest)) {
    await act.trx
      .updateTable("text_version")
      .set({ heading, said: JSON.stringify(said), at: act.at })
      .where("id", "=", latest.id)
      .execute();
    return;
  }
  // What stood there before the first change here is a version too: it can be restored.
  const first = latest || before.length === 0 ? [] : [{ words: before, by: null }];
  const fresh = [...first, { words: said, by: act.actor.personId }];
  for (const [index, { words, by }] of fresh.entries()) {
    await act.trx
      .insertInto("text_version")
      .values({
        id: act.newId(),
        association_id: act.associationId,
        text_id: textId,
        number: (latest?.number ?? 0) + index + 1,
        began_at: act.at,
        at: act.at,
        by_person_id: by,
        heading,
        said: JSON.stringify(words),
      })
      .execute();
  }
  act.record(eventOf(owner, "written", owner.eventData(said)));
}

const isSameSitting = (act: Act, latest: { at: string; by_person_id: string | null }): boolean =>
  latest.by_person_id === act.actor.personId &&
  Date.parse(act.at) - Date.parse(latest.at) <= versionPauseMs;
