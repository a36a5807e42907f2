import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rulesOn, ruleVersions } from "#db/queries/associations.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { adoptRules } from "../../commands/adoptRules.server.ts";
import { may } from "../../domain/authority.ts";
import { dateText } from "../../domain/calendar.ts";
import { type BoardRules, defaultBoardRules } from "../../domain/rules.ts";
import { FormReader } from "../../form.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { Checkbox, ErrorSummary, FormBasics, Select, TextField } from "../../ui/fields.tsx";
import { instantText } from "../../ui/wording.ts";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Förbundsordning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { db } = desk.office;
  const { seats } = await registerOf(db, desk.association.id);
  return json({
    formId: crypto.randomUUID(),
    mayAdopt: may.adoptRules(desk.actor),
    rules:
      (await rulesOn(db, desk.association.id, desk.today)) ??
      defaultBoardRules(Math.max(seats.length, 1)),
    versions: await ruleVersions(db, desk.association.id),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const validFrom = form.date("validFrom", "dagen då reglerna börjar gälla");
  const ground = form.text("ground", { label: "medlemmarnas beslut" });
  const rules = readRules(form);
  if (form.refusals.length > 0 || !validFrom) return rejected(form.refusals, form);
  const input = { validFrom, ground, rules };
  const result = await adoptRules(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `/forbund/${desk.association.slug}/regler`);
}

function readRules(form: FormReader): BoardRules {
  const quorumCount = form.raw("quorum").trim();
  return {
    seatCount: form.integer("seatCount", "antalet ledamöter"),
    quorum:
      quorumCount === ""
        ? { kind: "more_than_half" }
        : { kind: "at_least", count: form.integer("quorum", "antalet för beslutsförhet") },
    adjusterCount: form.integer("adjusterCount", "antalet justerare"),
    meetingsPerYear: form.integer("meetingsPerYear", "antalet sammanträden"),
    interimReport: form.flag("interimReport"),
    noticeDays: form.integer("noticeDays", "antalet dagar för kallelsen"),
    budgetMeetingNoticeDays: form.integer("budgetMeetingNoticeDays", "antalet dagar"),
    substitutesMaySpeak: form.flag("substitutesMaySpeak"),
    substitutesMayBeNoted: form.flag("substitutesMayBeNoted"),
    distanceAllowed: form.flag("distanceAllowed"),
    memberMayReturn: form.flag("memberMayReturn"),
    substituteHasPriority: form.flag("substituteHasPriority"),
    noticeBoards: form.text("noticeBoards", { label: "var justeringen anslås" }),
    employerDisqualification: form.choice("employerDisqualification", "hur huvudmannajäv prövas", [
      "strict",
      "considered",
    ] as const),
    keptAt: form.text("keptAt", { label: "var protokollet finns" }),
  };
}

const fields = {
  seatCount: "",
  quorum: "",
  adjusterCount: "",
  meetingsPerYear: "",
  noticeDays: "",
  budgetMeetingNoticeDays: "",
  noticeBoards: "",
  keptAt: "",
  validFrom: "",
  ground: "",
};

export default function RulesPage() {
  const { rules, versions, mayAdopt } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Förbundsordning</h1>
      <ErrorSummary state={state} fields={fields} />
      {versions.length === 0 ? (
        <p>
          Förbundsordningens regler är inte införda. Det som står här är lagens egna villkor, tills
          de förs in.
        </p>
      ) : null}
      <RuleFacts rules={rules} />
      {mayAdopt ? <AdoptForm /> : null}
      <h2>Versioner</h2>
      {versions.length === 0 ? <p>Ingen version är införd ännu.</p> : null}
      <ul className="rows">
        {versions.map((v) => (
          <li key={v.id}>
            <strong>Gäller från {dateText(v.validFrom)}</strong>
            <span>
              {v.ground}. Infördes {instantText(v.at)}
              {v.byName ? ` av ${v.byName}` : ""}.
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const yesNo = (value: boolean) => (value ? "ja" : "nej");

function RuleFacts({ rules }: { rules: BoardRules }) {
  return (
    <dl className="summary-list">
      <dt>Ledamöter</dt>
      <dd>{rules.seatCount}</dd>
      <dt>Beslutsförhet</dt>
      <dd>
        {rules.quorum.kind === "more_than_half"
          ? "fler än hälften (6 kap. 27 § kommunallagen)"
          : `minst ${rules.quorum.count}`}
      </dd>
      <dt>Justerare utöver ordföranden</dt>
      <dd>{rules.adjusterCount}</dd>
      <dt>Sammanträden</dt>
      <dd>minst {rules.meetingsPerYear} per år</dd>
      <dt>Delårsbokslut</dt>
      <dd>{yesNo(rules.interimReport)}</dd>
      <dt>Kallelse</dt>
      <dd>
        {rules.noticeDays} dagar före, budgetsammanträde {rules.budgetMeetingNoticeDays} dagar
      </dd>
      <dt>Ersättare får yttra sig</dt>
      <dd>{yesNo(rules.substitutesMaySpeak)}</dd>
      <dt>Ersättares mening får antecknas</dt>
      <dd>{yesNo(rules.substitutesMayBeNoted)}</dd>
      <dt>Distans</dt>
      <dd>{yesNo(rules.distanceAllowed)}</dd>
      <dt>Ledamot som har gått får tjänstgöra igen samma dag</dt>
      <dd>{yesNo(rules.memberMayReturn)}</dd>
      <dt>Ersättare som har börjat tjänstgöra har företräde</dt>
      <dd>{yesNo(rules.substituteHasPriority)}</dd>
      <dt>Justering anslås</dt>
      <dd>{rules.noticeBoards}</dd>
      <dt>Protokollet finns</dt>
      <dd>{rules.keptAt}</dd>
    </dl>
  );
}

function AdoptForm() {
  const { rules, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const quorum = rules.quorum.kind === "at_least" ? String(rules.quorum.count) : "";
  return (
    <details open={state !== undefined}>
      <summary>För in en ny version</summary>
      <form method="post">
        <FormBasics formId={formId} intent="regler" />
        <TextField
          name="validFrom"
          label="Gäller från och med"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          state={state}
        />
        <TextField name="ground" label="Medlemmarnas beslut" state={state} />
        <TextField
          name="seatCount"
          label="Antal ledamöter"
          width="short"
          value={String(rules.seatCount)}
          state={state}
        />
        <TextField
          name="quorum"
          label="Beslutsförhet: minst så många"
          hint="Tomt betyder fler än hälften, som lagen säger. Ett lägre tal är svagare än lagen och tas inte emot."
          width="short"
          value={quorum}
          state={state}
        />
        <TextField
          name="adjusterCount"
          label="Justerare utöver ordföranden"
          width="short"
          value={String(rules.adjusterCount)}
          state={state}
        />
        <TextField
          name="meetingsPerYear"
          label="Sammanträden per år, minst"
          width="short"
          value={String(rules.meetingsPerYear)}
          state={state}
        />
        <TextField
          name="noticeDays"
          label="Kallelse, dagar före"
          width="short"
          value={String(rules.noticeDays)}
          state={state}
        />
        <TextField
          name="budgetMeetingNoticeDays"
          label="Kallelse till budgetsammanträde, dagar före"
          width="short"
          value={String(rules.budgetMeetingNoticeDays)}
          state={state}
        />
        <OtherRuleFields />
        <button type="submit">För in reglerna</button>
      </form>
    </details>
  );
}

/** What the förbund decides freely: who may speak, distans, jäv of huvudmän, and where papers are. */
function OtherRuleFields() {
  const { rules } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <Checkbox
        name="interimReport"
        value="ja"
        label="Ett delårsbokslut görs"
        checked={rules.interimReport}
      />
      <Checkbox
        name="substitutesMaySpeak"
        value="ja"
        label="Ersättare som inte tjänstgör får yttra sig"
        checked={rules.substitutesMaySpeak}
      />
      <Checkbox
        name="substitutesMayBeNoted"
        value="ja"
        label="Ersättares mening får antecknas"
        checked={rules.substitutesMayBeNoted}
      />
      <Checkbox
        name="distanceAllowed"
        value="ja"
        label="Styrelsen har beslutat att tillåta distans"
        checked={rules.distanceAllowed}
      />
      <Checkbox
        name="memberMayReturn"
        value="ja"
        label="En ledamot som har gått av annat skäl än jäv får tjänstgöra igen samma dag"
        checked={rules.memberMayReturn}
      />
      <Checkbox
        name="substituteHasPriority"
        value="ja"
        label="En ersättare som har börjat tjänstgöra har företräde, oberoende av turordningen"
        checked={rules.substituteHasPriority}
      />
      <Select
        name="employerDisqualification"
        label="Huvudmannajäv"
        options={[
          { value: "strict", text: "strikt: anställning hos part är jäv" },
          { value: "considered", text: "prövas i varje ärende" },
        ]}
        value={rules.employerDisqualification}
        state={state}
      />
      <TextField
        name="noticeBoards"
        label="Var justeringen anslås"
        value={rules.noticeBoards}
        state={state}
      />
      <TextField name="keptAt" label="Var protokollet finns" value={rules.keptAt} state={state} />
    </>
  );
}
