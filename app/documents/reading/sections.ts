/**
 * A paragraf's pieces as sections: text, the announcement after it and what was decided. An explicit decision
 * outweighs a told one; att-satser of a proposal are text; att-satser without announcement are read as decided
 * and reported.
 */
import {
  announcement,
  cleanClause,
  endsWithAtt,
  isClause,
  laterAnnouncement,
  listMark,
  runningClauses,
} from "./decisionWords.ts";
import type { ImportedSection, Uncertain } from "./importedMinutes.ts";
import { addAll } from "./lists.ts";
import type { Piece } from "./pieces.ts";
import { endsSentence, subheading } from "./vocabulary.ts";

/**
 * Where the reader is: in text, under a heading that tells or proposes, under an announcement that awaits its
 * decisions, or under the heading "Beslut", where plain sentences decide too.
 */
type Mode = "text" | "told" | "proposed" | "announced" | "headed";

type State = {
  sections: ImportedSection[];
  mode: Mode;
  uncertain: Uncertain[];
  /** The paragraf has a heading "Beslut": what stands under "Bakgrund" only tells. */
  hasHeading: boolean;
  /** Some piece announces a decision. */
  announces: boolean;
  /** The piece above was the heading of a proposal. */
  underProposal: boolean;
};

const STAYED_OUT =
  /(?<=[.!?]\s)(?=\p{Lu}[^.!?]{0,120}\s(?:(?:deltog|deltar|deltager)\s(?:inte|ej)|reserver(?:ar|ade)\ssig|avst(?:od|år)\sfrån)\s)/u;
const ASIDE =
  /^[^.!?\n]{0,140}\s(?:deltog|deltar|deltager|reserverar|reserverade|anmäler|anmälde|avstår|avstod)\s/u;
const FINITE = /\s(?:är|var|innebär|kräver|betyder|blir|känns|visar|gör|har)\s/;
const LONGEST_HEADING = 60;

const last = (state: State): ImportedSection => {
  const section = state.sections.at(-1);
  if (section) return section;
  const fresh: ImportedSection = { text: "", beslutsmening: null, beslut: [] };
  state.sections.push(fresh);
  return fresh;
};

function newSection(state: State): ImportedSection {
  const section: ImportedSection = { text: "", beslutsmening: null, beslut: [] };
  state.sections.push(section);
  return section;
}

/** Adds running text; `tight` keeps a list item on the line below the one before. */
function addText(state: State, text: string, tight = false): void {
  const section = last(state);
  const decided = section.beslutsmening !== null || section.beslut.length > 0;
  const open = decided ? newSection(state) : section;
  open.text = open.text === "" ? text : `${open.text}${tight ? "\n" : "\n\n"}${text}`;
}

/** An announcement; one that follows another at once ("Beslut" / "Styrelsen beslutar") joins it. */
function addLead(state: State, lead: string): void {
  const section = last(state);
  if (section.beslut.length > 0) newSection(state).beslutsmening = lead;
  else if (section.beslutsmening !== null) section.beslutsmening += `\n${lead}`;
  else section.beslutsmening = lead;
}

/** Decisions of one piece; sentences at its end that say who stayed out are text. */
function addDecided(state: State, text: string, running: boolean): void {
  const [decided = "", ...after] = text.split(STAYED_OUT);
  const section = last(state);
  const one = decided.trim();
  addAll(section.beslut, running && isClause(one) ? runningClauses(one) : [one]);
  for (const sentence of after) addText(state, sentence.trim());
}

/** Number, letter or bullet: what kind of list an item belongs to; empty when it is none. */
const markKind = (text: string): string =>
  listMark(text).replace(/\d+/, "1").replace(/\p{L}/u, "a").trim();

const isOwnHeading = (text: string): boolean =>
  text.length <= LONGEST_HEADING && /^\p{Lu}/u.test(text) && !endsSentence(text);

/** A piece that announces: its lead, and what it decides at once. */
function announce(state: State, lead: string, rest: string, label: boolean): void {
  addLead(state, lead);
  state.mode = label ? "headed" : "announced";
  if (rest !== "") addDecided(state, rest, true);
}

/** A piece while an announcement awaits or gathers decisions; false when it ends them. */
function decides(state: State, piece: Piece): boolean {
  if (state.mode !== "announced" && state.mode !== "headed") return false;
  const section = last(state);
  const { text } = piece;
  const before = section.beslut.at(-1);
  if (isClause(text)) {
    addDecided(state, text, listMark(text) === "" && before === undefined && !piece.gap);
    return true;
  }
  if (before !== undefined && /:$/.test(before)) {
    section.beslut[section.beslut.length - 1] = `${before}\n${text}`;
    return true;
  }
  const marked = listMark(text) !== "";
  const first = section.beslut[0] ?? "";
  const nested = marked && markKind(first) !== markKind(text) && !isClause(text);
  if (before !== undefined && nested && (before.includes(":\n") || markKind(first) !== "")) {
    section.beslut[section.beslut.length - 1] = `${before}\n${text}`;
    return true;
  }
  if (marked && (before === undefined || listMark(before) !== "")) {
    addDecided(state, text, false);
    return true;
  }
  if (ASIDE.test(text)) return false;
  const owed = endsWithAtt(section.beslutsmening ?? "") && /^\p{Ll}/u.test(text);
  const plain = state.mode === "headed" && !isClause(first) && !isOwnHeading(text);
  if (before !== undefined && !owed && !plain) return false;
  addDecided(state, text, false);
  return true;
}

/** Att-satser that nothing announces, in a paragraf where nothing does. */
function unannounced(state: State, piece: Piece): boolean {
  if (state.announces || state.mode !== "text" || !isClause(piece.text)) return false;
  const section = last(state);
  if (section.beslut.length === 0) {
    if (!piece.gap || FINITE.test(piece.text)) return false;
    const varfor =
      "Att-satserna står utan beslutsmening (»Styrelsen beslutade«). De är lästa som beslut.";
    state.uncertain.push({ rad: piece.row, text: piece.text, varfor });
  }
  section.beslut.push(piece.text);
  return true;
}

const modeUnder = { narrative: "told", proposal: "proposed", aftermath: "text" } as const;

function take(state: State, piece: Piece): void {
  const { text } = piece;
  const found = announcement(text);
  const proposal = state.underProposal;
  const heading = subheading(text);
  state.underProposal = heading === "proposal";
  const tells = state.mode === "proposed" || state.mode === "told";
  const counts = !proposal && !(tells && state.hasHeading);
  if (found && (found.label || (heading === null && counts))) {
    announce(state, found.lead, found.rest, found.label);
  } else if (heading !== null) {
    state.mode = modeUnder[heading];
    addText(state, text);
  } else if (!decides(state, piece) && !unannounced(state, piece)) {
    if (state.mode === "announced" || state.mode === "headed") state.mode = "text";
    addText(state, text, listMark(text) !== "" && !piece.gap);
  }
}

/**
 * A piece whose later sentence announces, cut in two: where att-satser follow it, or where nothing else in the
 * paragraf announces.
 */
function cutAtAnnouncement(pieces: Piece[], announces: boolean): Piece[] {
  return pieces.flatMap((piece, n) => {
    const below = pieces[n + 1];
    const leadsOn = below !== undefined && isClause(below.text);
    const at = laterAnnouncement(piece.text, leadsOn, !announces);
    if (at < 1) return [piece];
    const upper = { ...piece, text: piece.text.slice(0, at).trim() };
    return [upper, { ...piece, text: piece.text.slice(at).trim(), gap: false }];
  });
}

/** The sections of a paragraf, and what was read on thin ground. */
export function sectionsOf(pieces: Piece[]): {
  sections: ImportedSection[];
  uncertain: Uncertain[];
} {
  const announces = pieces.some((piece) => announcement(piece.text) !== null);
  const cut = cutAtAnnouncement(pieces, announces);
  const state: State = {
    sections: [],
    mode: "text",
    uncertain: [],
    hasHeading: pieces.some((piece) => announcement(piece.text)?.label === true),
    underProposal: false,
    announces: announces || cut.length > pieces.length,
  };
  for (const piece of cut) take(state, piece);
  return { sections: state.sections, uncertain: state.uncertain };
}

/** A section's decisions as the contract words them. */
export const allClauses = (section: ImportedSection): string[] => {
  const owed = endsWithAtt(section.beslutsmening ?? "");
  return section.beslut.map((clause) => cleanClause(clause, owed));
};
