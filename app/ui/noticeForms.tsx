/** The anslag: the appeal time explained, each board, posting and taking down, and appeals that have come in. */
import type { Posting } from "#db/queries/notices.server.ts";
import { type AppealPeriod, type LegalDate, longDate } from "../domain/calendar.ts";
import type { NoticeStateName } from "../domain/notice.ts";
import { Checkbox, FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

const stateWords: Record<NoticeStateName, string> = {
  none: "Justeringen är inte anslagen ännu.",
  partly_posted: "Justeringen är inte anslagen på alla anslagstavlor ännu.",
  posted: "Justeringen är anslagen och överklagandetiden löper.",
  interrupted:
    "Ett anslag försvann innan överklagandetiden hade gått ut. Tiden har inte löpt ut: anslå igen, då börjar den om.",
  may_be_taken_down: "Överklagandetiden har gått ut och anslaget får tas ned.",
  taken_down: "Anslaget är nedtaget på alla anslagstavlor.",
};

/** The dates and why they are what they are. */
export function Period(props: {
  state: NoticeStateName;
  period: AppealPeriod | null;
  missing: string[];
  noticeDue: LegalDate | null;
}) {
  const { period, missing } = props;
  return (
    <>
      <p>
        {stateWords[props.state]}
        {missing.length > 0 ? ` Det fattas: ${missing.join(", ")}.` : ""}
        {missing.length > 0 && props.noticeDue
          ? ` Anslaget ska upp senast ${longDate(props.noticeDue)} (8 kap. 12 § kommunallagen).`
          : ""}
      </p>
      {period ? <PeriodFacts period={period} /> : null}
    </>
  );
}

function PeriodFacts({ period }: { period: AppealPeriod }) {
  return (
    <dl className="summary-list">
      <dt>Räknas från</dt>
      <dd>{longDate(period.start)}</dd>
      <dt>Sista dag att överklaga</dt>
      <dd>
        {longDate(period.lastDay)}
        {period.skipped.length > 0 ? (
          <p className="hint">
            Tre veckor slutar {longDate(period.threeWeeks)}. Tiden flyttas förbi{" "}
            {period.skipped.map((s) => s.name).join(", ")} till nästa vardag (lag (1930:173) 2 §).
          </p>
        ) : null}
      </dd>
      <dt>Får tas ned tidigast</dt>
      <dd>{longDate(period.earliestTakedown)}</dd>
      <dt>Laga kraft om ingen överklagar</dt>
      <dd>{longDate(period.legalForce)}</dd>
    </dl>
  );
}

export function Boards(props: {
  formId: string;
  slug: string;
  today: LegalDate;
  postings: Posting[];
  mayPost: boolean;
  state: FormState;
}) {
  return (
    <ul className="cards">
      {props.postings.map((p) => (
        <li key={p.id}>
          <h3>{p.memberName}</h3>
          <p>
            Anslaget {longDate(p.postedOn)}
            {p.postedBy ? ` av ${p.postedBy}` : ""} (antecknat {instantText(p.postedAt)}).{" "}
            <a href={`/anslagstavla/${props.slug}/${p.id}`}>Anslaget</a>
          </p>
          {p.removal ? (
            <p>
              Nedtaget {longDate(p.removal.on)}
              {p.removal.by ? ` av ${p.removal.by}` : ""}: {p.removal.ground}.
            </p>
          ) : null}
          {!p.removal && props.mayPost ? <RemoveForms posting={p} {...props} /> : null}
        </li>
      ))}
    </ul>
  );
}

function RemoveForms(props: {
  posting: Posting;
  formId: string;
  today: LegalDate;
  state: FormState;
}) {
  const { posting, formId, state } = props;
  const own = state?.typed.postingId?.[0] === posting.id ? state : undefined;
  const isGone = own?.typed.avsikt?.[0] === "forsvunnet";
  return (
    <>
      <form method="post" className="inline-form">
        <FormBasics formId={`${formId}-${posting.id}`} intent="ta-ned" />
        <input type="hidden" name="postingId" value={posting.id} />
        <TextField
          name="on"
          label="Nedtaget den"
          width="date"
          idPrefix={`ned-${posting.id}`}
          value={props.today}
          state={isGone ? undefined : own}
        />
        <button type="submit" className="secondary">
          Anteckna att anslaget är nedtaget
        </button>
      </form>
      <details open={isGone}>
        <summary>Anslaget försvann för tidigt</summary>
        <form method="post">
          <FormBasics formId={`${formId}-${posting.id}`} intent="forsvunnet" />
          <input type="hidden" name="postingId" value={posting.id} />
          <TextField
            name="on"
            label="Borta sedan"
            width="date"
            idPrefix={`borta-${posting.id}`}
            state={isGone ? own : undefined}
          />
          <TextField
            name="gone"
            label="Vad som hände"
            idPrefix={`borta-${posting.id}`}
            state={isGone ? own : undefined}
          />
          <button type="submit" className="secondary">
            Anteckna
          </button>
        </form>
      </details>
    </>
  );
}

export function PostForm(props: {
  formId: string;
  today: LegalDate;
  ifToday: AppealPeriod;
  boards: { id: string; name: string; url: string; isUp: boolean }[];
  state: FormState;
}) {
  const remaining = props.boards.filter((b) => !b.isUp);
  if (remaining.length === 0) return null;
  const own = props.state?.typed.avsikt?.[0] === "ansla" ? props.state : undefined;
  return (
    <form method="post">
      <FormBasics formId={props.formId} intent="ansla" />
      <fieldset>
        <legend>Anslå på</legend>
        {remaining.map((b) => (
          <Checkbox
            key={b.id}
            name="memberIds"
            value={b.id}
            label={`${b.name}s anslagstavla`}
            checked
          />
        ))}
      </fieldset>
      <TextField name="on" label="Anslaget den" width="date" value={props.today} state={own} />
      <p className="hint">
        Anslås det i dag är sista dag att överklaga {longDate(props.ifToday.lastDay)}. Texten till
        anslaget och hur man överklagar skrivs av sig själv.
      </p>
      <button type="submit">Anslå justeringen</button>
    </form>
  );
}

export function Appeals(props: {
  formId: string;
  mayPost: boolean;
  appeals: { id: string; receivedOn: LegalDate; appellant: string; paragrafs: string }[];
  state: FormState;
}) {
  const own = props.state?.typed.avsikt?.[0] === "overklagande" ? props.state : undefined;
  return (
    <section aria-labelledby="overklaganden">
      <h3 id="overklaganden">Överklaganden</h3>
      {props.appeals.length === 0 ? <p>Inget överklagande har kommit in.</p> : null}
      <ul>
        {props.appeals.map((a) => (
          <li key={a.id}>
            {longDate(a.receivedOn)}: {a.appellant}, {a.paragrafs}
          </li>
        ))}
      </ul>
      {props.mayPost ? (
        <details open={own !== undefined}>
          <summary>Registrera ett överklagande</summary>
          <form method="post">
            <FormBasics formId={props.formId} intent="overklagande" />
            <TextField name="receivedOn" label="Kom in den" width="date" state={own} />
            <TextField name="appellant" label="Vem som överklagar" state={own} />
            <TextField name="paragrafs" label="Paragrafer" hint="Till exempel § 12" state={own} />
            <button type="submit" className="secondary">
              Registrera
            </button>
          </form>
        </details>
      ) : null}
    </section>
  );
}

/** What is masked on the web and what waits for a decision, with the way there. */
export function WebVersionState(props: { waiting?: number; masked?: number; here: string }) {
  const { waiting, masked, here } = props;
  if (waiting === undefined || masked === undefined) return null;
  return (
    <p id="webbversion" tabIndex={-1}>
      {waiting > 0 ? (
        <strong>
          {places(waiting)} i texten kan behöva maskeras. Ta ställning före anslaget.{" "}
        </strong>
      ) : null}
      {masked > 0 ? `${places(masked)} maskeras på webben. ` : null}
      <a href={`${here}/webbversion`}>Webbversion</a>
    </p>
  );
}

const places = (count: number): string => (count === 1 ? "En uppgift" : `${count} uppgifter`);
