/** The protokoll read paragraf by paragraf while it is out for justering: what changed, and comments at the sentence. */
import type { MinutesComment } from "#db/queries/approval.server.ts";
import type { ParagrafChange } from "../domain/change.ts";
import { ChangeKey, Changes } from "./changes.tsx";
import { FormBasics, type FormState, TextArea } from "./fields.tsx";
import { instantText } from "./wording.ts";

export type Read = ParagrafChange & {
  /** Every sentence of the paragraf as it was sent. */
  sentences: string[];
  comments: MinutesComment[];
  /** Where its text is written; null for what no ärende holds. */
  href: string | null;
};

type Common = {
  formId: string;
  mayComment: boolean;
  mayAnswer: boolean;
  isCompared: boolean;
  state: FormState;
};

const headingOf = ({ id, heading }: ParagrafChange): string =>
  id === "framsida"
    ? "Första sidan"
    : heading
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join("") || heading.map(({ text }) => text).join("");

/** Which paragrafer differ from the round before, as links to them. */
export function ChangedList({ read, than }: { read: Read[]; than: string }) {
  const changed = read.filter(({ kind }) => kind !== "same");
  if (changed.length === 0) return <p>Inget är ändrat sedan {than}.</p>;
  return (
    <section aria-labelledby="andrat">
      <h3 id="andrat">Ändrat sedan {than}</h3>
      <ul>
        {changed.map((one) => (
          <li key={one.id}>
            <a href={`#${one.id}`}>{headingOf(one)}</a>
            {one.kind === "added" ? " (ny)" : one.kind === "removed" ? " (borttagen)" : ""}
          </li>
        ))}
      </ul>
      <ChangeKey />
    </section>
  );
}

/** The first page is long and seldom changes: it is folded unless there is something to see in it. */
export function ReadParagraf(props: Common & { read: Read }) {
  const { id, kind, comments } = props.read;
  const isFolded = id === "framsida" && kind === "same" && comments.length === 0;
  if (!isFolded) return <ReadText {...props} />;
  return (
    <details>
      <summary>Visa första sidan</summary>
      <ReadText {...props} />
    </details>
  );
}

function ReadText({ read, ...common }: Common & { read: Read }) {
  const isChanged = common.isCompared && read.kind !== "same";
  const whole = headingOf(read);
  return (
    <section className="read-paragraf" id={read.id} aria-labelledby={`${read.id}-rubrik`}>
      <h3 id={`${read.id}-rubrik`}>
        {isChanged && read.id !== "framsida" ? <Changes changes={read.heading} /> : whole}
      </h3>
      {read.texts.map((changes, index) => (
        <p key={`${index}-${changes.length}`}>
          <Changes changes={changes} />
        </p>
      ))}
      <Comments comments={read.comments} href={read.href} {...common} />
      {common.mayComment && read.kind !== "removed" ? (
        <CommentForm read={read} heading={whole} {...common} />
      ) : null}
    </section>
  );
}

function Comments({
  comments,
  href,
  ...common
}: Common & { comments: MinutesComment[]; href: string | null }) {
  if (comments.length === 0) return null;
  return (
    <ul className="comments" aria-label="Kommentarer">
      {comments.map((comment) => (
        <li key={comment.id} className={comment.answer ? "answered" : undefined}>
          <p>
            <strong>{comment.byName ?? "En justerare"}</strong>, {instantText(comment.at)}
            {comment.answer ? "" : " (väntar på svar)"}
          </p>
          {comment.quote ? <blockquote>”{comment.quote}”</blockquote> : null}
          <p className="pre">{comment.body}</p>
          {comment.answer ? (
            <p className="pre">
              <strong>Svar</strong> av {comment.answer.byName ?? "sekreteraren"},{" "}
              {instantText(comment.answer.at)}: {comment.answer.body}
            </p>
          ) : common.mayAnswer ? (
            <AnswerForm comment={comment} href={href} {...common} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The sentence is chosen among the paragraf's own, so that the comment stands where it belongs. */
function CommentForm({ read, heading, formId, state }: Common & { read: Read; heading: string }) {
  const own = state?.typed.anchor?.[0] === read.id ? state : undefined;
  const chosen = own?.typed.quote?.[0] ?? "";
  const choices = ["", ...new Set(read.sentences)];
  return (
    <details open={own !== undefined}>
      <summary>
        Kommentera<span className="visually-hidden"> {heading}</span>
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${read.id}`} intent="kommentera" />
        <input type="hidden" name="anchor" value={read.id} />
        <fieldset className="choice-of-sentence">
          <legend>Vilken mening gäller det?</legend>
          {choices.map((sentence, index) => (
            <div className="choice" key={sentence}>
              <input
                type="radio"
                name="quote"
                id={`${read.id}-mening-${index}`}
                value={sentence}
                defaultChecked={sentence === chosen}
              />
              <label htmlFor={`${read.id}-mening-${index}`}>{sentence || "Hela paragrafen"}</label>
            </div>
          ))}
        </fieldset>
        <TextArea name="body" label="Din kommentar" rows={3} idPrefix={read.id} state={own} />
        <button type="submit" className="secondary">
          Spara kommentaren
        </button>
      </form>
    </details>
  );
}

function AnswerForm({
  comment,
  href,
  formId,
  state,
}: Common & { comment: MinutesComment; href: string | null }) {
  const own = state?.typed.commentId?.[0] === comment.id ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>
        Svara<span className="visually-hidden"> på kommentaren av {comment.byName}</span>
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${comment.id}`} intent="svara" />
        <input type="hidden" name="commentId" value={comment.id} />
        <TextArea
          name="body"
          label="Svar"
          hint="Skriv vad som är ändrat, eller varför det står kvar."
          rows={2}
          idPrefix={comment.id}
          state={own}
        />
        <button type="submit" className="secondary">
          Svara
        </button>
        {href ? (
          <p>
            <a href={href}>Till texten i ärendet</a>
          </p>
        ) : null}
      </form>
    </details>
  );
}
