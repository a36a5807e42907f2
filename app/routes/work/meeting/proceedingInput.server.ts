/** The forms of a beslutsgång as input to its commands. */
import {
  recordAdjournment,
  recordMinuteNote,
  recordReservation,
  removeAdjournment,
  removeMinuteNote,
  removeReservation,
} from "../../../commands/decisions/afterwards.server.ts";
import {
  arrangeProceeding,
  recordMotion,
  withdrawMotion,
} from "../../../commands/decisions/motions.server.ts";
import {
  type PutQuestion,
  putQuestion,
  undoQuestion,
} from "../../../commands/decisions/questions.server.ts";
import type { MotionKind, Vote } from "../../../domain/decision/proceeding.ts";
import { type Refusal, type Result, refusedAll } from "../../../domain/result.ts";
import { type FormReader, limits } from "../../../form.ts";
import type { MeetingDesk } from "./meetingDesk.server.ts";

const kinds: MotionKind[] = ["approve", "reject", "amend", "addition", "refer_back", "table"];

type Answer = Promise<Result<unknown>>;
type Handler = (desk: MeetingDesk, form: FormReader, itemId: string) => Answer;

/** Runs the command, unless a field is not even well-formed. */
function run<I>(
  command: (
    office: MeetingDesk["office"],
    caller: MeetingDesk["caller"],
    input: I,
    formId: string | null,
  ) => Answer,
  read: (form: FormReader, itemId: string) => I,
): Handler {
  return async ({ office, caller }, form, itemId) => {
    const input = read(form, itemId);
    if (form.refusals.length > 0) return refusedAll(form.refusals);
    return command(office, caller, input, form.raw("formular"));
  };
}

const note = (form: FormReader, field: string, label: string) =>
  form.text(field, { label, max: limits.note, optional: true });

const question = (form: FormReader, itemId: string, about: Partial<PutQuestion>): PutQuestion => ({
  itemId,
  choices: form.all("choices"),
  method: "acclamation",
  found: null,
  requestedById: form.raw("requestedById") || null,
  votes: [],
  totals: [],
  lot: null,
  ...about,
});

/** Every "vote-PERSON" that was sent: one that stands twice is two votes, and refused as such. */
const readVotes = (form: FormReader): Vote[] =>
  Object.entries(form.typed()).flatMap(([field, values]) => {
    const personId = /^vote-(.+)$/.exec(field)?.[1];
    if (personId === undefined) return [];
    return values.map((value) => ({ personId, choice: value === "avstar" ? null : value }));
  });

/** One for each form of the page, by its `avsikt`. */
export const proceedingForms: Record<string, Handler> = {
  yrkande: run(recordMotion, (form, itemId) => ({
    itemId,
    kind: form.choice("kind", "vad yrkandet går ut på", kinds),
    moverIds: form.all("moverIds"),
    supporterIds: form.all("supporterIds"),
    text: note(form, "text", "yrkandets innehåll"),
  })),
  aterta: run(withdrawMotion, (form, itemId) => ({ itemId, motionId: form.raw("motionId") })),
  ordning: run(arrangeProceeding, (form, itemId) => ({
    itemId,
    presidingId: form.raw("presidingId") || null,
    mainProposal: form.raw("mainProposal") || null,
    orderWords: note(form, "orderWords", "orden om propositionsordningen"),
    isEmployment: form.flag("isEmployment"),
  })),
  acklamation: run(putQuestion, (form, itemId) =>
    question(form, itemId, { found: form.raw("found") || null, requestedById: null }),
  ),
  omrostning: run(putQuestion, (form, itemId) =>
    question(form, itemId, { method: "open_vote", votes: readVotes(form) }),
  ),
  sluten: run(putQuestion, (form, itemId) => {
    const totals = form.all("choices").map((choice, index) => ({
      choice,
      count: form.integer(`total-${index}`, "antalet röster"),
    }));
    return question(form, itemId, { method: "closed_vote", totals, lot: form.raw("lot") || null });
  }),
  angra: run(undoQuestion, (_, itemId) => ({ itemId })),
  reservation: run(recordReservation, (form, itemId) => ({
    itemId,
    personId: form.text("personId", { label: "vem som reserverar sig" }),
    announcedAt: form.optionalTime("announcedAt", "klockslaget"),
    text: form.text("text", { label: "texten", max: limits.text, optional: true }),
  })),
  "ta-bort-reservation": run(removeReservation, (form, itemId) => ({
    itemId,
    personId: form.raw("personId"),
  })),
  anteckning: run(recordMinuteNote, (form, itemId) => ({
    itemId,
    personId: form.text("personId", { label: "vem det gäller" }),
    text: form.text("text", { label: "texten", max: limits.text }),
  })),
  "ta-bort-anteckning": run(removeMinuteNote, (form, itemId) => ({
    itemId,
    noteId: form.raw("noteId"),
  })),
  ajournering: run(recordAdjournment, (form, itemId) => ({
    itemId,
    from: form.time("from", "klockslaget då sammanträdet ajournerades"),
    to: form.time("to", "klockslaget då sammanträdet återupptogs"),
    ground: form.text("ground", { label: "skälet", optional: true }) || null,
  })),
  "ta-bort-ajournering": run(removeAdjournment, (form, itemId) => ({
    itemId,
    adjournmentId: form.raw("adjournmentId"),
  })),
};

/** A refusal of all the totals stands at the first of them. */
export const atField = (refusal: Refusal): Refusal =>
  refusal.field === "totals" ? { ...refusal, field: "total-0" } : refusal;
