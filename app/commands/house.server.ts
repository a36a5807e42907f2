/** What a förbund's documents look like and say: the program's templates with the förbund's own, and its letterhead. */
import { bytesOf } from "#db/queries/blobs.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import {
  type LetterheadVersion,
  letterheadVersions,
  ownTemplates,
} from "#db/queries/house.server.ts";
import type { Letterhead, Picture } from "../documents/document.ts";
import { phraseEntries } from "../documents/phrases.ts";
import { TEMPLATE_NAMES, type Templates } from "../documents/templates.ts";
import { canonicalJson } from "../domain/event.ts";
import type { Office } from "./command.server.ts";

/** Pictures that have been read, by förbund and hash: they never change, and every page would read them. */
const pictures = new Map<string, Picture>();
const MOST_PICTURES = 20;

async function pictureOf(
  db: Office["db"],
  associationId: string,
  logo: NonNullable<LetterheadVersion["logo"]>,
): Promise<Picture | null> {
  const key = `${associationId} ${logo.sha256} ${logo.alt}`;
  const known = pictures.get(key);
  if (known) return known;
  const blob = await bytesOf(db, associationId, logo.sha256);
  if (!blob) return null;
  const { width, height, alt } = logo;
  const mediaType = blob.media_type === "image/png" ? "image/png" : "image/jpeg";
  const picture = { bytes: Uint8Array.from(blob.bytes), mediaType, width, height, alt } as const;
  if (pictures.size >= MOST_PICTURES) pictures.clear();
  pictures.set(key, picture);
  return picture;
}

/** The letterhead as it is now; undefined when none has been set. */
export async function letterheadOf(
  db: Office["db"],
  associationId: string,
): Promise<Letterhead | undefined> {
  const [version] = await letterheadVersions(db, associationId);
  if (!version) return undefined;
  const { name, lines, website, accent, logo } = version;
  const picture = logo && (await pictureOf(db, associationId, logo));
  return { name, lines, website, accent, logo: picture };
}

/** The förbund's own sentences, and those that a newer version of the program says and they do not have. */
function withNewPhrases(text: string, standing: Templates): string {
  const own = phraseEntries({ name: "satser.md", text });
  const fresh = [...phraseEntries(standing.satser)].filter(([key]) => !own.has(key));
  return [text, ...fresh.map(([key, { rows }]) => `## ${key}\n${rows.join("\n")}`)].join("\n\n");
}

/** The office as this förbund has it: its documents carry its letterhead and say its own words. */
export async function officeFor(
  office: Office,
  db: Office["db"],
  associationId: string,
): Promise<Office> {
  const standing = office.standing ?? office.templates;
  const templates: Templates = { ...standing };
  for (const { name, text } of await ownTemplates(db, associationId)) {
    const known = TEMPLATE_NAMES.find((one) => one === name);
    if (!known || text === null) continue;
    const whole = known === "satser" ? withNewPhrases(text, standing) : text;
    templates[known] = { name: `${known}.md`, text: whole };
  }
  const letterhead = await letterheadOf(db, associationId);
  if (letterhead) templates.letterhead = letterhead;
  return { ...office, standing, templates };
}

/** One hash over every word and the letterhead that documents are made with, so that it can be told which they were. */
export function wordingHash(templates: Templates): string {
  const { letterhead } = templates;
  const texts = Object.fromEntries(TEMPLATE_NAMES.map((name) => [name, templates[name].text]));
  const logo = letterhead?.logo ? sha256(letterhead.logo.bytes) : null;
  const head = letterhead ? { ...letterhead, logo, alt: letterhead.logo?.alt ?? null } : null;
  return sha256(new TextEncoder().encode(canonicalJson({ texts, letterhead: head })));
}
