import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { partsAtOnce } from "#db/queries/approval.server.ts";
import { hindrancesOfMeeting, withholdingsOf } from "#db/queries/attachments.server.ts";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { appealsOf, postingsOf } from "#db/queries/notices.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { maskingDesk, personalInPapers } from "../../../commands/masking.server.ts";
import { postNotice, registerAppeal, removeNotice } from "../../../commands/notices.server.ts";
import { may } from "../../../domain/authority.ts";
import { appealPeriod, type LegalDate, noticeDue } from "../../../domain/calendar.ts";
import { legalLife } from "../../../domain/legalLife.ts";
import { masksOf } from "../../../domain/masking.ts";
import type { Item } from "../../../domain/minutes.ts";
import { boardsNeeded, noticeState } from "../../../domain/notice.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { PartsAtOnce } from "../../../ui/atOnce.tsx";
import { BecomesPublic } from "../../../ui/attachmentFindings.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { LegalLine } from "../../../ui/legalLine.tsx";
import { Appeals, Boards, Period, PostForm, WebVersionState } from "../../../ui/noticeForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** The anslag of the protokoll, or at `arenden/:item/anslag` of a paragraf that is justerad omedelbart. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find(({ id }) => id === args.params.item);
  if (args.params.item !== undefined && !item) throw notFound();
  const itemId = item?.id ?? null;
  const facts = await legalFactsOf(db, desk.association.id, desk.meetingId, desk.today, itemId);
  if (!facts) throw notFound();
  const { members } = await registerOf(db, desk.association.id);
  const postings = await postingsOf(db, desk.meetingId, itemId);
  const state = noticeState(facts.boards, desk.today);
  const standing = postings.filter((p) => !p.removal);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    slug: desk.association.slug,
    meetingSlug: desk.slug,
    today: desk.today,
    approvedOn: facts.approvedOn,
    noticeDue: facts.approvedOn ? noticeDue(facts.approvedOn) : null,
    state: state.state,
    missing: state.missing,
    period: state.period,
    // Shown before posting: the dates that a posting today would give.
    ifToday: appealPeriod([desk.today]),
    boards: boardsNeeded(members).map((m) => ({
      id: m.id,
      name: m.name,
      url: m.noticeBoardUrl,
      isUp: standing.some((p) => p.memberId === m.id),
    })),
    postings: postings.map((p) => ({ ...p, head: { ...p.head } })),
    appeals: (await appealsOf(db, desk.meetingId, itemId)).map((a) => ({
      id: a.id,
      receivedOn: a.received_on as LegalDate,
      appellant: a.appellant,
      paragrafs: a.paragrafs,
    })),
    publicity: await publicityOf(desk, item),
    masking: await maskingOf(desk, itemId),
    parts: item ? [] : await partsAtOnce(db, desk.meetingId),
    paragraf: item
      ? { id: item.id, title: `§ ${item.number} ${item.heading}`, steps: legalLife(facts) }
      : null,
    mayPost: may.postNotice(desk.actor),
    isImported: desk.isImported,
  });
}

/** How many places wait for a decision on masking, and how many are masked. */
async function maskingOf(
  { office: { db }, association, meetingId }: MeetingDesk,
  itemId: string | null,
) {
  const masking = await maskingDesk(db, association.id, { meetingId, itemId });
  if (!masking) return null;
  return { waiting: masking.waiting.length, masked: masksOf(masking.choices).length };
}

/** What everyone will be able to read beside the protokoll, or the paragraf, and what is kept back. */
async function publicityOf(
  { office: { db }, association, meetingId }: MeetingDesk,
  item: Item | undefined,
) {
  const marks = await withholdingsOf(db, meetingId);
  const hindrances = await hindrancesOfMeeting(db, meetingId);
  const personal = await personalInPapers(db, association.id, meetingId);
  const files = (await attachmentsOf(db, meetingId)).filter(
    ({ sha256, label }) => sha256 !== null && (!item || item.attachments.includes(label)),
  );
  return files.map(({ id, label, sha256 }) => ({
    label,
    hindrances: hindrances.get(sha256 ?? "") ?? [],
    personal: personal.get(label) ?? null,
    ground: marks.find((mark) => mark.attachmentId === id)?.ground ?? null,
  }));
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const itemId = args.params.item ?? null;
  const here = itemId === null ? `${home}/anslag` : `${home}/arenden/${itemId}/anslag`;
  switch (form.raw("avsikt")) {
    case "ansla": {
      const on = form.date("on", "anslagsdagen");
      if (form.refusals.length > 0 || !on) return rejected(form.refusals, form);
      const input = { meetingId, itemId, memberIds: form.all("memberIds"), on };
      return respond(await postNotice(office, caller, input, formId), form, here);
    }
    case "ta-ned":
    case "forsvunnet": {
      const on = form.date("on", "dagen då anslaget togs ned");
      const isGone = form.raw("avsikt") === "forsvunnet";
      const gone = isGone ? form.text("gone", { label: "vad som hände", max: limits.note }) : null;
      if (form.refusals.length > 0 || !on) return rejected(form.refusals, form);
      const input = { postingId: form.raw("postingId"), on, gone };
      return respond(await removeNotice(office, caller, input, formId), form, here);
    }
    case "overklagande": {
      const receivedOn = form.date("receivedOn", "dagen då överklagandet kom in");
      const appellant = form.text("appellant", { label: "vem som överklagar", max: limits.name });
      const paragrafs = form.text("paragrafs", { label: "vilka paragrafer det gäller" });
      if (form.refusals.length > 0 || !receivedOn) return rejected(form.refusals, form);
      const input = { meetingId, itemId, receivedOn, appellant, paragrafs };
      return respond(await registerAppeal(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Notices() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { paragraf } = data;
  const here = paragraf ? `${data.home}/arenden/${paragraf.id}` : data.home;
  return (
    <>
      <h2>{paragraf ? `Anslag: ${paragraf.title}` : "Anslag"}</h2>
      {paragraf ? (
        <LegalLine steps={paragraf.steps} label="Paragrafens väg till laga kraft" />
      ) : null}
      <ErrorSummary
        state={state}
        fields={{ on: "", memberIds: "", receivedOn: "", appellant: "", masking: "webbversion" }}
      />
      {data.approvedOn ? (
        <>
          <Period {...data} />
          <Boards {...data} state={state} />
          <BecomesPublic
            attachments={data.publicity}
            isPublished={data.postings.length > 0}
            home={data.home}
          />
          <WebVersionState {...data.masking} here={here} />
          {data.mayPost ? <PostForm {...data} state={state} /> : null}
          <Appeals {...data} state={state} />
        </>
      ) : (
        <p>
          Justeringen anslås när {paragraf ? "paragrafen är justerad" : "protokollet är justerat"},
          senast två dagar därefter (8 kap. 12 § kommunallagen).
        </p>
      )}
      <PartsAtOnce home={data.home} parts={data.parts} />
    </>
  );
}
