import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { itemRow } from "#db/queries/meetings.server.ts";
import { preparationOfItem } from "#db/queries/preparation.server.ts";
import { chooseAdjusters } from "../../../commands/chooseAdjusters.server.ts";
import { findingsOf, quorumRuleOf } from "../../../commands/findings.server.ts";
import { citeAttachment, writeItem } from "../../../commands/items.server.ts";
import { decideAsProposed, writeProposal } from "../../../commands/preparation.server.ts";
import { recordStance, withdrawStance } from "../../../commands/stances.server.ts";
import { itemTypes } from "../../../documents/itemTypes.ts";
import { gapsIn } from "../../../domain/agenda.ts";
import { adjusterCandidates, quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import type { Item, ItemKind, Section } from "../../../domain/minutes.ts";
import { alignTasks } from "../../../domain/tasks.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { DecideForm } from "../../../ui/agendaForms.tsx";
import { AdjusterForm } from "../../../ui/attendanceForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { Findings } from "../../../ui/findings.tsx";
import { CitationForm, StanceForms, TextForm } from "../../../ui/itemForms.tsx";
import { Demands, ProposalForm } from "../../../ui/proposalForms.tsx";
import { grounds, itemKindNames } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const index = minutes.items.findIndex((i) => i.id === args.params.item);
  const item = minutes.items[index];
  if (!item) throw notFound();
  const row = await itemRow(desk.office.db, desk.association.id, item.id);
  const { isFrozen, isOpened } = await stateOf(desk);
  const { db } = desk.office;
  const quorumRule = await quorumRuleOf(db, desk.association.id, minutes);
  const quorum = isOpened ? quorumAt(minutes, item, quorumRule) : null;
  const findings = isOpened ? await findingsOf(db, desk.association.id, minutes) : [];
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    mayWrite: may.writeItem(desk.actor) && !isFrozen,
    revision: row?.revision ?? 0,
    item,
    isOpened,
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
    findings: findings.filter((f) => item.number !== null && f.paragraf === item.number),
    before: minutes.items[index - 1]?.id ?? null,
    after: minutes.items[index + 1]?.id ?? null,
  });
}

const choosesAdjusters = ({ kind, struck }: Item) =>
  kind === "election_of_adjusters" && struck === null;

const isUndecided = ({ sections, struck, kind }: Item) =>
  struck === null &&
  kind !== "election_of_adjusters" &&
  sections.every(({ clauses }) => clauses.length === 0);

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

const kinds = Object.keys(itemKindNames) as ItemKind[];
const groundCodes = Object.keys(grounds) as (keyof typeof grounds)[];

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const itemId = args.params.item ?? "";
  const { office, caller } = desk;
  const here = `${desk.home}/arenden/${itemId}`;
  const formId = form.raw("formular");
  switch (form.raw("avsikt")) {
    case "text": {
      const input = readText(form, itemId);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await writeItem(office, caller, input, formId), form, here);
    }
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

function readText(form: FormReader, itemId: string) {
  const count = Math.min(form.integer("sections", "antalet avsnitt"), 50);
  const sections: Section[] = [];
  for (let i = 0; i < count; i += 1) {
    const body = form.text(`body-${i}`, { label: "texten", max: limits.text, optional: true });
    const clauses = form
      .text(`clauses-${i}`, { label: "att-satserna", max: limits.text, optional: true })
      .split("\n")
      .map((c) => c.trim())
      .filter((c) => c !== "");
    const lead = form.text(`lead-${i}`, { label: "beslutsmeningen", optional: true });
    // A beslutsmening without att-sats decides nothing (KL 5:67): it is there only to be filled.
    const tasks = readTasks(form, i, clauses);
    sections.push({ body, clauses, lead: clauses.length > 0 ? lead : "", ...tasks });
  }
  const financing = form.text("financing", {
    label: "finansieringen",
    max: limits.note,
    optional: true,
  });
  return {
    itemId,
    revision: form.integer("revision", "versionen"),
    kind: form.choice("kind", "vilket slags ärende det är", kinds),
    heading: form.text("heading", { label: "rubriken" }),
    sections,
    financing: financing || null,
  };
}

/** The form has a task for each saved att-sats; they follow their texts. Without those fields nothing is said of tasks. */
function readTasks(form: FormReader, section: number, clauses: string[]): Pick<Section, "tasks"> {
  if (form.raw(`tasks-${section}`) === "") return {};
  const count = Math.min(form.integer(`tasks-${section}`, "antalet att-satser"), 200);
  const stated = Array.from({ length: count }, (_, place) => {
    const name = `${section}-${place}`;
    const task = {
      id: form.raw(`task-id-${name}`),
      doer: form.text(`doer-${name}`, { label: "ansvarig", max: limits.name, optional: true }),
      personId: null,
      due: form.optionalDate(`due-${name}`, "dagen"),
    };
    return { clause: form.raw(`task-clause-${name}`), task };
  });
  return { tasks: alignTasks(stated, clauses) };
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

export default function ItemPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { item, home, quorum } = data;
  return (
    <>
      <h2>
        {item.number ? `§ ${item.number} ` : ""}
        {item.heading}
      </h2>
      {item.struck ? <p className="note">Ärendet utgår: {item.struck}.</p> : null}
      {quorum ? (
        <p className={quorum.ok ? "hint" : "late"}>
          {quorum.ok ? "Beslutsför" : "Inte beslutsför"}: {quorum.present} av {quorum.seats}{" "}
          tjänstgör, {quorum.needed} behövs (6 kap. 27 § kommunallagen).
        </p>
      ) : null}
      <p>
        <a href={`${home}/arenden/${item.id}/beslutsgang`}>
          Beslutsgång: yrkanden, omröstning, reservationer
        </a>
      </p>
      <Findings findings={data.findings} />
      <ErrorSummary
        state={state}
        fields={{
          heading: "",
          personIds: "",
          "proposed-clauses": "",
          ground: "",
          personId: "",
          leftAt: "",
        }}
      />
      <Demands demands={data.demands} />
      {data.mayChoose ? <AdjusterForm {...data} state={state} /> : null}
      <ProposalForm {...data} state={state} isOpen={!data.isOpened} />
      {data.mayDecide && data.proposal.clauses.length > 0 && data.gaps.length === 0 ? (
        <DecideForm item={item} formId={data.formId} />
      ) : null}
      <TextForm {...data} state={state} />
      <CitationForm {...data} />
      <StanceForms {...data} state={state} />
      <nav className="neighbours" aria-label="Ärenden">
        {data.before ? <a href={`${home}/arenden/${data.before}`}>Föregående ärende</a> : <span />}
        <a href={home}>Dagordningen</a>
        {data.after ? <a href={`${home}/arenden/${data.after}`}>Nästa ärende</a> : <span />}
      </nav>
    </>
  );
}
