/** What comes after the example meetings: an utdrag that goes, and a råd with its minnesanteckningar. */
import type { Office } from "#app/commands/command.server.ts";
import { addDispatch, issueExtract, recordDispatch } from "#app/commands/dispatch.server.ts";
import { addCouncil, finishNotes, startNotes, writeNotes } from "#app/commands/notes.server.ts";
import { addPoint, writePoint } from "#app/commands/notesPoints.server.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";

/** The last decision of a justerat protokoll goes to two recipients, and has gone to one of them. */
export async function expedite(office: Office, board: ExampleBoard, meetingId: string) {
  const secretary = board.as("jonas");
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  const item = minutes?.items.findLast((i) => i.sections.some((s) => s.clauses.length > 1));
  if (!item) return;
  const itemId = item.id;
  const first = { itemId, recipient: "Mats Örnberg", how: "e-post" };
  const { id: dispatchId } = done(await addDispatch(office, secretary, first));
  const second = { itemId, recipient: "Samverkansnätverket", how: "brev" };
  done(await addDispatch(office, secretary, second));
  done(await issueExtract(office, secretary, { itemId }));
  const { today: sentOn } = swedishNow(office.clock());
  done(await recordDispatch(office, secretary, { dispatchId, sentOn }));
}

/** One meeting of the förbund's råd, noted and finished. */
export async function tellOfTheCouncil(
  office: Office,
  board: ExampleBoard,
  { date, nextOn }: { date: LegalDate; nextOn: LegalDate },
) {
  const secretary = board.as("jonas");
  const { id: councilId } = done(await addCouncil(office, secretary, { name: "Samverkansrådet" }));
  const { id: notesId } = done(await startNotes(office, secretary, { councilId, date }));
  const present = (name: string, organisation: string) => ({
    ...{ name, organisation, cameAt: null, leftAt: null },
  });
  const facts = {
    date,
    startsAt: "13:00",
    endsAt: "14:30",
    place: "Kansliet, Ågatan 4 i Norrsund",
    participants: [
      present("Helena Wiberg", "Samordningsförbundet"),
      { ...present("Ylva Storm", "Norrsunds kommun"), leftAt: "14:00" },
      { ...present("Kim Ros", "Region Mittland"), cameAt: "13:20" },
    ],
    nextOn,
    nextWords: "Klockan 13 på kansliet.",
  };
  done(await writeNotes(office, secretary, { notesId, revision: 1, facts }));
  const points = [
    {
      heading: "Kön till kursen Steg för steg",
      body: "Kön är omkring **två månader**. Tre saker skulle korta den:\n\n* fler platser per tillfälle\n* en gemensam väg in\n* påminnelser före start.",
      tasks: [task("Räkna på fler platser per tillfälle", "Helena Wiberg", addDays(date, 40))],
    },
    {
      heading: "Gemensam frukost för handläggare",
      body: "Alla vill ha en frukost till. Den förra var välbesökt.",
      tasks: [task("Boka lokal till frukosten", "Ylva Storm", addDays(date, 14))],
    },
  ];
  for (const { heading, ...part } of points) {
    const { id: pointId } = done(await addPoint(office, secretary, { notesId, heading }));
    const written = { pointId, revision: 1, heading, parts: [part] };
    done(await writePoint(office, secretary, written));
  }
  done(await finishNotes(office, secretary, { notesId }));
}

const task = (what: string, doer: string, due: LegalDate) => ({
  ...{ id: "", what, doer, personId: null, due },
});
