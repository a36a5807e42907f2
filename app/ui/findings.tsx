/** What the rules found: what is wrong, by which rule, and the way forward. */
import type { Finding } from "../domain/result.ts";
import { atItsPlace, type ReviewFinding } from "../domain/review/rule.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

const levelWords: Record<Finding["level"], string> = {
  block: "Fel som stoppar justeringen",
  warn: "Varning",
  info: "Upplysning",
};

export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label="Vad reglerna säger">
      {findings.map((f) => (
        <li key={`${f.rule}${f.paragraf}${f.text}`} className={`finding finding-${f.level}`}>
          <FindingText finding={f} />
        </li>
      ))}
    </ul>
  );
}

/** `isPlaced`: it stands under its own paragraf. */
export function FindingText({
  finding,
  isPlaced = false,
}: {
  finding: Finding;
  isPlaced?: boolean;
}) {
  return (
    <>
      <strong>{levelWords[finding.level]}.</strong>{" "}
      {isPlaced ? atItsPlace(finding.text) : finding.text} {finding.suggestion}{" "}
      <span className="source">
        ({finding.source}, regel {finding.rule})
      </span>
    </>
  );
}

/** A finding with the reason that was written for letting it stand. */
export type Reviewed = ReviewFinding & {
  remark: { reason: string; at: string; byName: string | null } | null;
};

type ReviewProps = {
  formId: string;
  /** The meeting's address. */
  home: string;
  /** May the text be corrected and reasons be written? */
  mayWrite: boolean;
  state: FormState;
  /** They stand under the heading of their paragraf. */
  isPlaced?: boolean;
};

/** Findings one by one, with what can be done at each: correct it, go there, or write why it stands. */
export function ReviewList({ findings, ...props }: ReviewProps & { findings: Reviewed[] }) {
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <li
          key={`${finding.rule}${finding.itemId}${finding.text}`}
          className={`finding finding-${finding.level}`}
        >
          <FindingText finding={finding} isPlaced={props.isPlaced ?? false} />
          <Ways {...props} finding={finding} number={index} />
        </li>
      ))}
    </ul>
  );
}

function Ways(props: ReviewProps & { finding: Reviewed; number: number }) {
  const { finding, home, mayWrite, formId, number } = props;
  const { itemId, quote, fix } = finding;
  return (
    <>
      {itemId !== null ? (
        <p>
          <a href={`${home}/arenden/${itemId}`}>
            Gå till {finding.paragraf === null ? "ärendet" : `§ ${finding.paragraf}`}
          </a>
        </p>
      ) : null}
      {mayWrite && itemId !== null && quote !== null && fix ? (
        <form method="post">
          <FormBasics formId={`${formId}-${number}`} intent="ratta" />
          <input type="hidden" name="itemId" value={itemId} />
          <input type="hidden" name="quote" value={quote} />
          <input type="hidden" name="put" value={fix.put} />
          <button type="submit" className="secondary">
            {fixWords(quote, fix.put)}
          </button>
        </form>
      ) : null}
      {finding.level === "warn" ? <Reason {...props} /> : null}
    </>
  );
}

/** What the button of a correction says. */
export const fixWords = (quote: string, put: string): string =>
  put === "" ? `Ta bort ”${quote}”` : `Ändra ”${quote}” till ”${put}”`;

function Reason({
  finding,
  formId,
  mayWrite,
  state,
  number,
}: ReviewProps & { finding: Reviewed; number: number }) {
  const { remark } = finding;
  if (remark)
    return (
      <p>
        Skäl{remark.byName ? ` av ${remark.byName}` : ""} {instantText(remark.at)}: {remark.reason}
      </p>
    );
  if (!mayWrite) return null;
  const own = state?.typed.finding?.[0] === finding.text ? state : undefined;
  return (
    <form method="post" className="inline-form">
      <FormBasics formId={`${formId}-${number}`} intent="skal" />
      <input type="hidden" name="rule" value={finding.rule} />
      <input type="hidden" name="paragraf" value={finding.paragraf ?? ""} />
      <input type="hidden" name="finding" value={finding.text} />
      <TextField
        name="reason"
        label="Skälet till att det får stå kvar"
        idPrefix={`skal-${number}`}
        state={own}
      />
      <button type="submit" className="secondary">
        Spara skälet
      </button>
    </form>
  );
}

const counted = (count: number, one: string, more: string) =>
  `${count} ${count === 1 ? one : more}`;

/** How many of each, and what they mean for the justering. */
export function ReviewSummary({ findings }: { findings: Reviewed[] }) {
  const of = (level: Finding["level"]) => findings.filter((one) => one.level === level);
  const unanswered = of("warn").filter(({ remark }) => remark === null).length;
  const stops = of("block").length;
  if (findings.length === 0) return <p>Reglerna hittar inget fel i protokollet.</p>;
  return (
    <p className="lead">
      {counted(stops, "fel", "fel")}, {counted(of("warn").length, "varning", "varningar")} och{" "}
      {counted(of("info").length, "upplysning", "upplysningar")}.{" "}
      {stops > 0
        ? "Felen måste rättas före justeringen."
        : unanswered > 0
          ? `${counted(unanswered, "varning behöver", "varningar behöver")} rättas eller få ett skäl.`
          : "Inget hindrar justeringen."}
    </p>
  );
}

/** Findings in a paragraf's margin. The page's script makes the same: `client/protocol/findings.ts`. */
export function MarginFindings({
  findings,
  heading,
}: {
  findings: ReviewFinding[];
  heading: string;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={`Vad reglerna säger om ${heading}`}>
      {findings.map((f) => (
        <li key={`${f.rule}${f.text}`} className={`finding finding-${f.level}`}>
          <FindingText finding={f} isPlaced />
        </li>
      ))}
    </ul>
  );
}
