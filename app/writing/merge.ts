/**
 * Merges what one person wrote in a form with what another has saved since the form was opened, passage by
 * passage. Where only one has changed a passage that change stands; where both have, it is a clash: nothing is
 * mixed within it, and a person chooses. What both add at the same place stands, what was saved first. The shared
 * document of `shared.ts` merges keys as they are pressed, letter by letter, between people who see each other's
 * words; this is for one who could not see them.
 */
import type { Choice, Place } from "../domain/clash.ts";
import type { FormBase, ItemText } from "../domain/itemText.ts";
import type { Section } from "../domain/minutes.ts";
import { alignTasks, clausesWithTasks } from "../domain/tasks.ts";
import { align, likePairs } from "./align.ts";
import { fromSections } from "./fromSections.ts";
import type { PlainNode } from "./nodes.ts";
import { type Holder, keyOf, nodesOf, type Part, partOf, sayingOf } from "./passages.ts";
import { placeOf, Settlement } from "./settlement.ts";
import { toSections } from "./toSections.ts";

/** Parts of the same type that hold parts are merged part by part; all others are passages, or as good as. */
const isHolder = (part: Part | null, type: string): part is Holder =>
  part?.parts !== undefined && part.type === type;

const attrsText = (part: Part): string => JSON.stringify(part.attrs ?? null);

/** What is no words of a part, as the start of a numbered list: what only one changed; else what is saved. */
const attrsOf = (was: Part, mine: Part, saved: Part): PlainNode["attrs"] =>
  attrsText(saved) === attrsText(was) ? mine.attrs : saved.attrs;

const doerOf = (part: Part): string =>
  sayingOf(part.parts?.find(({ type }) => type === "doer") ?? null);

/** The task goes on as the same one; its person follows the name. */
function clauseAttrs(was: Part, mine: Part, saved: Part, parts: Part[]): PlainNode["attrs"] {
  const all = [saved, mine, was];
  const doer = sayingOf(parts.findLast(({ type }) => type === "doer") ?? null);
  const first = (values: unknown[]) => values.find((value) => value) ?? "";
  return {
    task: first(all.map(({ attrs }) => attrs?.task)),
    person: first(all.filter((one) => doerOf(one) === doer).map(({ attrs }) => attrs?.person)),
  };
}

/** One part that stood there, or was added by both alike. Null is a part that is gone. */
function mergePart(was: Part, mine: Part | null, saved: Part | null, by: Settlement): Part[] {
  const [wasKey, mineKey, savedKey] = [was, mine, saved].map((part) => (part ? keyOf(part) : ""));
  if (mineKey === savedKey || savedKey === wasKey) {
    const kept = mineKey === savedKey ? saved : mine;
    return kept ? [kept] : [];
  }
  const { type } = was;
  if (isHolder(was, type) && isHolder(mine, type) && isHolder(saved, type)) {
    const about = type === "clause" ? by.within(sayingOf(saved.parts[0] ?? null)) : by;
    const parts = mergeParts(was.parts, mine.parts, saved.parts, about);
    const attrs =
      type === "clause" ? clauseAttrs(was, mine, saved, parts) : attrsOf(was, mine, saved);
    return [{ type, attrs, parts }];
  }
  const place = placeOf(saved ?? mine ?? was);
  const told = { place, was: sayingOf(was), mine: sayingOf(mine), saved: sayingOf(saved) };
  if (mineKey === wasKey) {
    by.take(told);
    return saved ? [saved] : [];
  }
  return by.choose(told, mine, saved);
}

/** Both wrote the same thing there, when so much of it is the same words. */
const isSameThing = 0.6;

/** What both added of one kind at one place begins as this. */
const nothing = (part: Part): Part =>
  part.parts
    ? { ...partOf({ type: part.type, attrs: part.attrs }), attrs: part.attrs }
    : { ...part, words: [] };

/** A decision has one beslutsmening: two that were added are one that two wrote. */
function pairsOfAdded(saved: Part[], mine: Part[]): [number, number][] {
  const pairs = likePairs(saved, mine, isSameThing);
  const areLeads = saved[0]?.type === "lead" && mine[0]?.type === "lead";
  const areFree = pairs.every(([i, j]) => i > 0 && j > 0);
  return areLeads && areFree ? [[0, 0], ...pairs] : pairs;
}

/** What was added at one place: what both wrote once, else all of it, what was saved first. */
function mergeAdded(mine: Part[], saved: Part[], by: Settlement): Part[] {
  const out: Part[] = [];
  let [i, j] = [0, 0];
  for (const [nextSaved, nextMine] of [...pairsOfAdded(saved, mine), [saved.length, mine.length]]) {
    for (const part of saved.slice(i, nextSaved)) {
      by.take({ place: placeOf(part), was: "", saved: sayingOf(part) });
      out.push(part);
    }
    out.push(...mine.slice(j, nextMine));
    const [a, b] = [saved[nextSaved ?? 0], mine[nextMine ?? 0]];
    if (a && b) out.push(...mergePart(nothing(a), b, a, by));
    [i, j] = [(nextSaved ?? 0) + 1, (nextMine ?? 0) + 1];
  }
  return out;
}

function mergeParts(was: Part[], mine: Part[], saved: Part[], by: Settlement): Part[] {
  const [own, other] = [align(was, mine), align(was, saved)];
  const out = was.flatMap((part, index) => [
    ...mergeAdded(own.added[index] ?? [], other.added[index] ?? [], by),
    ...mergePart(part, own.became[index] ?? null, other.became[index] ?? null, by),
  ]);
  return [...out, ...mergeAdded(own.added[was.length] ?? [], other.added[was.length] ?? [], by)];
}

/** A writer who says nothing of tasks has left them as they were. */
function withTasksOf(was: Section[], sections: Section[]): Section[] {
  const aligned = alignTasks(
    clausesWithTasks(was),
    sections.flatMap(({ clauses }) => clauses),
  );
  return sections.map((section) => {
    const tasks = aligned.splice(0, section.clauses.length);
    return { ...section, tasks: section.tasks ?? tasks };
  });
}

const saidOfTasks = (section: Section): Section => ({
  ...section,
  tasks: section.tasks ?? section.clauses.map(() => null),
});

function mergeSections(
  was: Section[],
  mine: Section[],
  saved: Section[],
  by: Settlement,
): Section[] {
  const text = (sections: Section[]): Holder => {
    const { content = [] } = fromSections(sections);
    return { type: "doc", parts: content.map(partOf) };
  };
  const [first, own, other] = [text(was), text(withTasksOf(was, mine)), text(saved)];
  // The words as they were typed, with the signs that were chosen for them, where there is nothing to merge.
  if (keyOf(first) === keyOf(other) || keyOf(own) === keyOf(other)) return mine;
  const parts = mergeParts(first.parts, own.parts, other.parts, by);
  if (keyOf(first) === keyOf(own)) return saved;
  return toSections({ type: "doc", content: parts.flatMap(nodesOf) }).map(saidOfTasks);
}

type Field = { place: Place; was: string; mine: string; saved: string };

/** A field that holds one thing. */
function mergeField(field: Field, by: Settlement): string {
  const { was, mine, saved } = field;
  if (mine === saved || saved === was) return mine;
  if (mine === was) {
    by.take(field);
    return saved;
  }
  return by.choose(field, mine, saved).join(" ").trim();
}

/** What was merged: the whole ärende, provisional where there are clashes left. */
export type MergedItem = { text: ItemText } & Pick<Settlement, "clashes" | "taken">;

/**
 * What was typed on top of `was`, merged with what is saved now. `choices` are the clashes that a person has
 * settled, by their ids; a clash that has become another since is asked again.
 */
export function mergeItem(
  was: Omit<FormBase, "seen">,
  mine: ItemText,
  saved: ItemText,
  choices: ReadonlyMap<string, Choice>,
): MergedItem {
  const by = new Settlement(choices);
  const field = (place: Place, of: (text: ItemText) => string) =>
    mergeField({ place, was: of(was), mine: of(mine), saved: of(saved) }, by);
  const heading = field("heading", (text) => text.heading);
  const kind = field("kind", (text) => text.kind);
  const sections = mergeSections(was.sections, mine.sections, saved.sections, by);
  const financing = field("financing", (text) => text.financing ?? "");
  const text: ItemText = {
    ...{ heading, sections, financing: financing || null },
    kind: kind === mine.kind ? mine.kind : saved.kind,
  };
  return { text, clashes: by.clashes, taken: by.taken };
}
