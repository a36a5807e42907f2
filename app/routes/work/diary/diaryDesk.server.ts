/** What the pages of the diarium have in common: who may read, what the address asks for, and how a form is read. */
import {
  type DiaryRow,
  diaryRows,
  diaryStart,
  entryAt,
  versionsOf,
} from "#db/queries/diary.server.ts";
import type { TypedHandling } from "../../../commands/diary.server.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import {
  allDirections,
  allHandlingKinds,
  directions,
  handlingKinds,
  publicPart,
  readDiaryNumber,
} from "../../../domain/diary/handling.ts";
import { isLate } from "../../../domain/diary/registration.ts";
import { type FormReader, limits } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { readUpload } from "../../../upload.server.ts";
import type { AskedRows } from "../../diaryPages.server.ts";

export const diaryHome = ({ association }: Desk): string => `/forbund/${association.slug}/diarium`;

/** The desk of one who may read all of the diarium; 404 to others. */
export async function requireDiary(
  request: Request,
  context: unknown,
  slug: string | undefined,
): Promise<Desk> {
  const desk = await requireDesk(request, context, slug);
  requireReading(desk, "diary");
  return desk;
}

/** The office's rows of a förbund. */
export const officeRows =
  ({ office, association }: Desk): AskedRows<DiaryRow> =>
  (selection, page) =>
    diaryRows(office.db, association.id, selection, page);

/** A handling as a list shows it. */
export const listed = (row: DiaryRow) => ({
  ...publicPart(row, row.dossier),
  ...{ counterpart: row.counterpart, isNameProtected: row.isNameProtected, isLate: isLate(row) },
  ...{ protectedSubject: row.protectedSubject, isSecret: row.secrecy !== "" },
  isCorrected: row.revision > 1,
});

export type ListedHandling = ReturnType<typeof listed>;

/** The handling of the address; 404 when there is none. */
export async function requireEntry(
  { office, association }: Desk,
  number: string | undefined,
): Promise<DiaryRow> {
  const read = readDiaryNumber(number ?? "");
  const found = read && (await entryAt(office.db, association.id, read));
  if (!found) throw notFound();
  return found;
}

/** The version of a handling that an address names; 404 when there is none. */
export async function requireVersion(desk: Desk, entry: DiaryRow, revision: string | undefined) {
  const versions = await versionsOf(desk.office.db, entry.id);
  const found = versions.find((one) => String(one.revision) === revision);
  if (!found) throw notFound();
  return found;
}

/** From when the diarium is kept here; null when it is not. */
export const startOf = ({ office, association }: Desk): Promise<LegalDate | null> =>
  diaryStart(office.db, association.id);

const optionsOf = (names: Record<string, string>) =>
  Object.entries(names).map(([value, text]) => ({ value, text }));

/** What the form offers. */
export const handlingChoices = {
  directions: optionsOf(directions),
  kinds: optionsOf(handlingKinds),
};

/** What was typed of a handling; its faults are in the form's refusals. */
export async function readHandling(form: FormReader): Promise<TypedHandling | null> {
  const file = form.file("file");
  const upload = file && file.size > 0 ? await readUpload(file) : null;
  if (upload && !upload.ok) form.refusals.push(...upload.refusals);
  const typed = form.raw("dossier").trim();
  const dossier = readDiaryNumber(typed);
  if (typed !== "" && !dossier) {
    form.refuse("dossier", "Skriv diarienumret som 2026:14, eller lämna fältet tomt.");
  }
  const line = (name: string, label: string) =>
    form.text(name, { label, max: limits.line, optional: true });
  const date = form.date("date", "dagen");
  const said = {
    ...{
      dossier,
      upload: upload?.ok ? upload.value : null,
      isNameProtected: form.flag("isNameProtected"),
    },
    direction: form.choice("direction", "om handlingen kom in, upprättades eller gick ut", [
      ...allDirections,
    ]),
    kind: form.choice("kind", "vad för slags handling det är", allHandlingKinds),
    counterpart: form.text("counterpart", {
      ...{ label: "vem den kom från eller gick till", max: limits.name, optional: true },
    }),
    publicSubject: line("publicSubject", "vad handlingen gäller"),
    protectedSubject: line("protectedSubject", "det som bara kansliet läser"),
    keptWhere: line("keptWhere", "var handlingen finns"),
    secrecy: line("secrecy", "sekretessmarkeringen"),
  };
  return form.refusals.length > 0 || !date ? null : { ...said, date };
}
