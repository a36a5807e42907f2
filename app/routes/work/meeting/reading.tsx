import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commentsOf, roundsOf, standingRound, textsOfRound } from "#db/queries/approval.server.ts";
import { answerComment, commentMinutes } from "../../../commands/approvalTalk.server.ts";
import { currentDocument } from "../../../commands/meetingDocuments.server.ts";
import { compareParagrafs, paragrafTexts, sentencesOf } from "../../../documents/compare.ts";
import { anchorOf } from "../../../documents/references.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound, requireReading } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { ChangedList, type Read, ReadParagraf } from "../../../ui/readingForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** What is read, and what it is compared with: a round with the one before, a draft with the latest round. */
async function versionsOf(desk: MeetingDesk) {
  const { office, association, meetingId, slug } = desk;
  const rounds = await roundsOf(office.db, meetingId);
  if (rounds.length === 0) throw notFound();
  const standing = standingRound(rounds);
  // Without a standing round what is read is the draft, which a named approver has no right to by being named.
  if (!standing) requireReading(desk, "draft");
  const minutes = await requireMinutes(desk);
  const now = paragrafTexts(currentDocument(office, association, slug, minutes));
  const earlier = standing ? rounds.find(({ round }) => round === standing.round - 1) : rounds[0];
  const before = earlier ? await textsOfRound(office.db, earlier.id) : null;
  const after = standing ? ((await textsOfRound(office.db, standing.id)) ?? now) : now;
  return { minutes, before, after, standing, than: earlier ? `omgång ${earlier.round}` : null };
}

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { actor, approverIds, home } = desk;
  const { minutes, before, after, standing, than } = await versionsOf(desk);
  const comments = await commentsOf(desk.office.db, desk.meetingId);
  const { isApproved } = await stateOf(desk);
  const isOut = standing !== null && !isApproved;
  const itemOf = (anchor: string) => minutes.items.find((item) => anchorOf(item) === anchor);
  const read = compareParagrafs(before ?? after, after).map((one): Read => {
    const texts = after.find(({ id }) => id === one.id)?.texts ?? [];
    const item = itemOf(one.id);
    return {
      ...one,
      sentences: texts.flatMap(sentencesOf),
      comments: comments.filter(({ anchor }) => anchor === one.id),
      href: item ? `${home}/arenden/${item.id}` : null,
    };
  });
  return json({
    formId: crypto.randomUUID(),
    home,
    isOut,
    isCompared: before !== null,
    than,
    round: standing?.round ?? null,
    mayComment: isOut && may.commentMinutes(actor, { approverIds }),
    mayAnswer: may.answerComment(actor),
    read,
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const isAnswer = form.raw("avsikt") === "svara";
  const label = isAnswer ? "svaret" : "kommentaren";
  const body = form.text("body", { label, max: limits.note });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  if (isAnswer) {
    const input = { meetingId, commentId: form.raw("commentId"), body };
    const result = await answerComment(office, caller, input, formId);
    return respond(result, form, `${home}/justering/lasning`);
  }
  const anchor = form.raw("anchor");
  const input = { meetingId, anchor, quote: form.raw("quote"), body };
  const result = await commentMinutes(office, caller, input, formId);
  return respond(result, form, `${home}/justering/lasning#${encodeURIComponent(anchor)}`);
}

export default function Reading() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h2>Läs och kommentera</h2>
      <ErrorSummary state={state} fields={{ body: "", quote: "" }} />
      <p>
        {data.isOut
          ? `Det här är texten i omgång ${data.round}, som är ute för justering. En kommentar ändrar ingenting: sekreteraren svarar, eller återkallar protokollet och ändrar.`
          : "Protokollet är inte ute för justering."}{" "}
        <a href={`${data.home}/justering`}>Till justeringen</a>
      </p>
      {data.than && data.isCompared ? <ChangedList read={data.read} than={data.than} /> : null}
      {data.read.map((read) => (
        <ReadParagraf key={read.id} {...data} read={read} state={state} />
      ))}
    </>
  );
}
