import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantNumbersOf, isDecided } from "#db/queries/decidedItems.server.ts";
import { itemRow } from "#db/queries/meetings.server.ts";
import { preparationOfItem } from "#db/queries/preparation.server.ts";
import { chooseAdjusters } from "../../../commands/chooseAdjusters.server.ts";
import { findingsWhileWriting, quorumRuleOf } from "../../../commands/findings.server.ts";
import { addParty, removeParty } from "../../../commands/interests.server.ts";
import { citeAttachment } from "../../../commands/items.server.ts";
import { decideAsProposed, writeProposal } from "../../../commands/preparation.server.ts";
import { mergedByForm } from "../../../commands/staleItem.server.ts";
import { recordStance, withdrawStance } from "../../../commands/stances.server.ts";
import { itemTypes } from "../../../documents/itemTypes.ts";
import { gapsIn } from "../../../domain/agenda.ts";
import { adjusterCandidates, quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import { sumOfDecision } from "../../../domain/grants/proposal.ts";
import type { Item } from "../../../domain/minutes.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { DecideForm } from "../../../ui/agendaForms.tsx";
import { AdjusterForm } from "../../../ui/attendanceForms.tsx";
import { clashingIn, MergedNotice, Preview } from "../../../ui/clashes.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { Findings } from "../../../ui/findings.tsx";
import { GrantsOfItem } from "../../../ui/grants.tsx";
import { InterestQuestions, PartyForms, partyRoleNames } from "../../../ui/interestForms.tsx";
import { ItemHandlingar } from "../../../ui/itemDiary.tsx";
import { CitationForm, StanceForms } from "../../../ui/itemForms.tsx";
import { Demands, ProposalForm } from "../../../ui/proposalForms.tsx";
import { TextForm } from "../../../ui/textForm.tsx";
import { grounds } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { answerInterestForm, interestsOf, partiesAt } from "./interests.server.ts";
import { answerDiaryForm, handlingarAt } from "./itemDiary.server.ts";
import { answerText, baseOf, paragrafHtml } from "./itemInput.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const index = minutes.items.findIndex((i) => i.id === args.params.item);
  const item = minutes.items[index];
  if (!item) throw notFound();
  const row = await itemRow(desk.office.db, desk.association.id, item.id);
  const { isFrozen: isAllFrozen, isOpened } = await stateOf(desk);
  const isAtOnce = minutes.atOnceIds.includes(item.id);
  const isFrozen = isAllFrozen || isAtOnce;
  const { db } = desk.office;
  const quorumRule = await quorumRuleOf(db, desk.association.id, minutes);
  const quorum = isOpened ? quorumAt(minutes, item, quorumRule) : null;
  const findings = await findingsWhileWriting(db, desk.association.id, minutes);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    mayWrite: may.writeItem(desk.actor) && !isFrozen,
    revision: row?.revision ?? 0,
    base: await baseOf(desk, item),
    preview: paragrafHtml(desk, minutes, item),
    merged: await mergedFor(desk, item, new URL(args.request.url)),
    item,
    isOpened,
    isAtOnce,
    mayDecide: may.decideAsProposed(desk.actor) && !isFrozen && isOpened && isUndecided(item),
    quorum,
    people: minutes.persons.map(({ id, name }) => ({ id, name })),
    stanceCandidates: minutes.presences
      .map((p) => p.personId)
      .filter((id, i, all) => all.indexOf(id) === i)
      .map((id) => ({ value: id, text: minutes.persons.find((p) => p.id === id)?.name ?? "" })),
    attachments: minutes.attachments.map(({ id, label, title }) => ({ id, label, title })),
    mayChoose: may.chooseAdjusters(desk.actor) && !isFrozen && isOpened && choosesAdjusters(item),
    adjusterIds: minutes.adjusterIds,
    adjusterCandidates: adjusterCandidates(minutes),
    ...(await preparedFor(desk, item)),
    findings: findings.filter(({ itemId }) => itemId === item.id),
    parties: await partiesAt(desk, item.id),
    handlingar: await handlingarAt(desk, item.id),
    mayLink: may.linkHandling(desk.actor),
    ...(await interestsOf(desk, minutes, { itemId: item.id })),
    grants: await grantsOfItem(desk, item),
    before: minutes.items[index - 1]?.id ?? null,
    after: minutes.items[index + 1]?.id ?? null,
  });
}

/** The bidrag of a decided paragraf about money; null where there is none to bring in, or to bring in from. */
async function grantsOfItem({ office, association, actor }: MeetingDesk, item: Item) {
  const about = [office.db, association.id, item.id] as const;
  if (!(await isDecided(...about))) return null;
  const numbers = await grantNumbersOf(...about);
  const givesMoney = item.kind === "grant" || sumOfDecision(item) !== null;
  const mayEnter = may.enterGrant(actor) && givesMoney;
  const home = `/forbund/${association.slug}/bidrag`;
  return mayEnter || numbers.length > 0 ? { numbers, home, mayEnter } : null;
}

const choosesAdjusters = ({ kind, struck }: Item) =>
  kind === "election_of_adjusters" && struck === null;

const isUndecided = ({ sections, struck, kind }: Item) =>
  struck === null &&
  kind !== "election_of_adjusters" &&
  sections.every(({ clauses }) => clauses.length === 0);

/** What was merged when the form that led here was saved. */
async function mergedFor(
  { office, association, actor }: MeetingDesk,
  item: Item,
  { searchParams }: URL,
) {
  const formId = searchParams.get("sammanfort");
  const merged = formId ? await mergedByForm(office.db, association.id, item.id, formId) : null;
  if (!merged) return null;
  const others = merged.writers.filter(({ personId }) => personId !== actor.personId);
  return {
    names: others.flatMap(({ name }) => name ?? []),
    withOneself: others.length < merged.writers.length,
    taken: merged.taken,
  };
}

/** What is prepared, and what the law asks of its type. */
async function preparedFor({ office }: MeetingDesk, item: Item) {
  const prepared = await preparationOfItem(office.db, item.id);
  const type = itemTypes(office.templates).find(({ name }) => name === prepared?.type);
  const { lead = "", clauses = [], memo = "", revision = 0 } = prepared ?? {};
  return {
    proposal: { lead, clauses, memo, revision },
    memoTemplate: type?.memo ?? "",
    demands: type?.demands ?? [],
    gaps: clauses.flatMap(gapsIn),
  };
}

const partyRoles = Object.keys(partyRoleNames) as (keyof typeof partyRoleNames)[];
const groundCodes = Object.keys(grounds) as (keyof typeof grounds)[];

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const itemId = args.params.item ?? "";
  const { office, caller } = desk;
  const here = `${desk.home}/arenden/${itemId}`;
  const formId = form.raw("formular");
  switch (form.raw("avsikt")) {
    case "text":
      return answerText(desk, form, itemId);
    case "forslag": {
      const input = readProposal(form, itemId);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await writeProposal(office, caller, input, formId), form, here);
    }
    case "besluta":
      return respond(await decideAsProposed(office, caller, { itemId }, formId), form, here);
    case "bilagor": {
      const input = { itemId, attachmentIds: form.all("attachmentIds") };
      return respond(await citeAttachment(office, caller, input, formId), form, here);
    }
    case "justerare": {
      const input = { meetingId: desk.meetingId, personIds: form.all("personIds") };
      return respond(await chooseAdjusters(office, caller, input, formId), form, here);
    }
    case "javsfraga":
    case "fraga-igen":
      return answerInterestForm(desk, form, here);
    case "knyt-handling":
    case "knyt-loss-handling":
      return answerDiaryForm(desk, form, here);
    case "part": {
      const input = {
        itemId,
        role: form.choice("partyRole", "vad parten är", partyRoles),
        name: form.text("partyName", { label: "vem som är part", max: limits.name }),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await addParty(office, caller, input, formId), form, here);
    }
    case "ta-bort-part": {
      const input = { itemId, partyId: form.raw("partyId") };
      return respond(await removeParty(office, caller, input, formId), form, here);
    }
    case "jav": {
      const input = readStance(form, itemId);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await recordStance(office, caller, input, formId), form, here);
    }
    case "ta-bort-jav": {
      const input = { itemId, personId: form.raw("personId") };
      return respond(await withdrawStance(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const readProposal = (form: FormReader, itemId: string) => ({
  itemId,
  revision: form.integer("proposal-revision", "versionen"),
  lead: form.text("proposed-lead", { label: "beslutsmeningen", optional: true }),
  clauses: form
    .text("proposed-clauses", { label: "att-satserna", max: limits.text, optional: true })
    .split("\n"),
  memo: form.text("memo", { label: "tjänsteskrivelsen", max: limits.text, optional: true }),
});

function readStance(form: FormReader, itemId: string) {
  const kind = form.choice("stance", "vad personen gjorde", ["disqualified", "abstains"] as const);
  const ground = form.raw("ground");
  return {
    itemId,
    personId: form.text("personId", { label: "vem det gäller" }),
    kind,
    ground: groundCodes.find((g) => g === ground) ?? null,
    explanation:
      form.text("explanation", { label: "skälet", max: limits.note, optional: true }) || null,
    leftAt: form.optionalTime("leftAt", "klockslaget då personen lämnade"),
    returnedAt: form.optionalTime("returnedAt", "klockslaget då personen kom tillbaka"),
  };
}

const fields = [
  "heading",
  "personIds",
  "proposed-clauses",
  "ground",
  "personId",
  "leftAt",
  "partyName",
  "handling",
  "reason",
];

type Quorum = ReturnType<typeof useLoaderData<typeof loader>>["quorum"];

function QuorumLine({ quorum }: { quorum: Quorum }) {
  if (!quorum) return null;
  return (
    <p className={quorum.ok ? "hint" : "late"}>
      {quorum.ok ? "Beslutsför" : "Inte beslutsför"}: {quorum.present} av {quorum.seats} tjänstgör,{" "}
      {quorum.needed} behövs (6 kap. 27 § kommunallagen).
    </p>
  );
}

export default function ItemPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const clashes = clashingIn(state)?.clashes ?? [];
  const { item, home } = data;
  return (
    <>
      <h2>
        {item.number ? `§ ${item.number} ` : ""}
        {item.heading}
      </h2>
      {item.struck ? <p className="note">Ärendet utgår: {item.struck}.</p> : null}
      <QuorumLine quorum={data.quorum} />
      <p>
        <a href={`${home}/arenden/${item.id}/beslutsgang`}>
          Beslutsgång: yrkanden, omröstning, reservationer
        </a>
        {data.isOpened ? (
          <>
            {" · "}
            <a href={`${home}/arenden/${item.id}/justering`}>Omedelbar justering</a>
          </>
        ) : null}
      </p>
      {data.isAtOnce ? (
        <p className="note">
          Paragrafen är justerad omedelbart, eller ute för det, och kan inte ändras.
        </p>
      ) : null}
      <GrantsOfItem grants={data.grants} itemId={item.id} />
      <Findings findings={data.findings} />
      <ErrorSummary
        state={state}
        fields={Object.fromEntries(
          [...fields, ...clashes.map(({ id }) => `val-${id}`)].map((field) => [field, ""]),
        )}
      />
      <MergedNotice merged={data.merged} versions={`${home}/arenden/${item.id}/versioner`} />
      <Demands demands={data.demands} />
      {data.mayChoose ? <AdjusterForm {...data} state={state} /> : null}
      <ProposalForm {...data} state={state} isOpen={!data.isOpened} />
      {data.mayDecide && data.proposal.clauses.length > 0 && data.gaps.length === 0 ? (
        <DecideForm item={item} formId={data.formId} />
      ) : null}
      {data.mayWrite ? <TextForm {...data} state={state} /> : null}
      {clashingIn(state) ? null : (
        <Preview title={data.mayWrite ? "Så blir det" : "Så står det"} html={data.preview} />
      )}
      <CitationForm {...data} />
      <InterestQuestions
        {...data}
        mayAnswer={data.mayWrite}
        mayWithdraw={data.mayWrite}
        state={state}
      />
      <StanceForms {...data} state={state} />
      <PartyForms {...data} state={state} />
      <ItemHandlingar {...data} state={state} />
      <nav className="neighbours" aria-label="Ärenden">
        {data.before ? <a href={`${home}/arenden/${data.before}`}>Föregående ärende</a> : <span />}
        <a href={home}>Dagordningen</a>
        {data.after ? <a href={`${home}/arenden/${data.after}`}>Nästa ärende</a> : <span />}
      </nav>
    </>
  );
}
