/** The diarium of the example: a year of handlingar that came and went, one corrected, some with what not everybody may read. */
import {
  beginDiary,
  correctHandling,
  registerHandling,
  type TypedHandling,
} from "#app/commands/diary.server.ts";
import { linkHandling } from "#app/commands/diaryItems.server.ts";
import { addDays, isMoved, type LegalDate } from "#app/domain/calendar.ts";
import { diaryRows, entryById } from "#db/queries/diary.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import type { StoryOffice } from "./story.ts";

type Example = Pick<TypedHandling, "direction" | "counterpart" | "publicSubject" | "kind"> &
  Partial<Pick<TypedHandling, "isNameProtected" | "protectedSubject" | "keptWhere" | "secrecy">> & {
    /** Days from when it came to when it was registered. */
    waited?: number;
    /** It belongs to the akt of the one before it. */
    follows?: true;
    /** What the subject is corrected to, and why. */
    corrected?: { to: string; reason: string };
  };

const received = (
  kind: Example["kind"],
  counterpart: string,
  publicSubject: string,
  more: Partial<Example> = {},
): Example => ({ direction: "received", kind, counterpart, publicSubject, ...more });

const sent = (
  kind: Example["kind"],
  counterpart: string,
  publicSubject: string,
  more: Partial<Example> = {},
): Example => ({ direction: "sent", kind, counterpart, publicSubject, ...more });

/** What is registered the day after the meeting of each index. */
const examples: readonly (readonly Example[])[] = [
  [
    received("application", "Älvsta kommun", "Ansökan om medel till insatsen Ringen"),
    sent("letter", "Älvsta kommun", "Begäran om komplettering av budgeten", { follows: true }),
    received("letter", "Maj Öberg", "Fråga om stöd", {
      isNameProtected: true,
      protectedSubject: "Undrar om en anhörig kan få plats i insatsen Bryggan",
    }),
  ],
  [
    received("request", "Norrsunds Tidning", "Begäran om protokoll och bilagor"),
    sent("letter", "Norrsunds Tidning", "Protokoll och bilagor enligt begäran", { follows: true }),
  ],
  [
    received("report", "Älvsta kommun", "Lägesrapport från insatsen Ringen", { waited: 6 }),
    received("letter", "Nätverket Samverkan i Mittland", "Inbjudan till finsamdagen", {
      corrected: {
        to: "Inbjudan till höstens finsamdag och kallelse till årsmöte",
        reason: "Kallelsen till årsmötet låg i samma kuvert",
      },
    }),
  ],
  [
    received("agreement", "Norrsunds Fastigheter AB", "Hyresavtal för kansliet", {
      keptWhere: "Pärmen Avtal i arkivskåpet",
    }),
  ],
  [
    received("application", "Norrsunds kommun", "Ansökan om fortsatta medel till insatsen Bryggan"),
    received("other", "Mittlands Utvärdering AB", "Anbud på utvärdering av insatserna", {
      isNameProtected: true,
      protectedSubject: "Pris per dag och bemanning",
      secrecy: "31 kap. 16 § offentlighets- och sekretesslagen",
    }),
  ],
  [received("letter", "Region Mittland", "Svar på remiss om samordnad rehabilitering")],
];

/** The förbund keeps its diarium from now on. */
export async function beginTheDiary(office: StoryOffice, board: ExampleBoard, day: LegalDate) {
  office.setClock(day, "08:10");
  done(await beginDiary(office, board.as("jonas"), null));
}

const workday = (day: LegalDate): LegalDate => (isMoved(day) ? workday(addDays(day, 1)) : day);

const fileOf = ({ publicSubject, keptWhere }: Example): TypedHandling["upload"] =>
  keptWhere
    ? null
    : {
        filename: `${publicSubject}.txt`,
        mediaType: "text/plain; charset=utf-8",
        bytes: new TextEncoder().encode(`${publicSubject}\n`),
      };

type Held = { index: number; meetingId: string; day: LegalDate };

/** What came and went around the meeting of this index. */
export async function keepTheDiary(office: StoryOffice, board: ExampleBoard, held: Held) {
  const { index, meetingId } = held;
  const day = workday(addDays(held.day, 1));
  office.setClock(day, "08:20");
  await tieApplications(office, board, meetingId);
  let before: { year: number; serial: number } | null = null;
  for (const { waited = 0, follows, corrected, ...said } of examples[index] ?? []) {
    const typed: TypedHandling = {
      ...{ isNameProtected: false, protectedSubject: "", keptWhere: "", secrecy: "", ...said },
      ...{ date: addDays(day, -waited), upload: fileOf(said), dossier: follows ? before : null },
    };
    const entry = done(await registerHandling(office, board.as("jonas"), typed));
    before = follows ? before : entry;
    if (corrected) await correct(office, board, entry.id, typed, corrected);
  }
}

/** The application that came in earlier is tied to the ärende that the styrelse decided it in. */
async function tieApplications(office: StoryOffice, board: ExampleBoard, meetingId: string) {
  const everything = { words: "", year: null, direction: null, dossier: null };
  const page = { after: null, most: 100 };
  const entries = await diaryRows(office.db, board.associationId, everything, page);
  for (const { id: itemId, heading } of await itemsOf(office.db, meetingId)) {
    const insats = /^Ansökan om medel för (.+)$/.exec(heading)?.[1];
    const entry = entries.find(
      ({ kind, publicSubject }) =>
        insats !== undefined && kind === "application" && publicSubject.endsWith(insats),
    );
    if (!entry) continue;
    done(await linkHandling(office, board.as("jonas"), { itemId, number: entry }));
  }
}

async function correct(
  office: StoryOffice,
  board: ExampleBoard,
  id: string,
  typed: TypedHandling,
  { to, reason }: NonNullable<Example["corrected"]>,
) {
  const entry = await entryById(office.db, board.associationId, id);
  const text = { ...typed, upload: null, publicSubject: to };
  const input = { id, revision: entry?.revision ?? 0, reason, text };
  done(await correctHandling(office, board.as("helena"), input));
}
