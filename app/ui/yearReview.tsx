/** A year as the revisorer read it: figures, what the rules found in each protokoll, and what was answered. */
import type { ReactNode } from "react";
import { dateText } from "../domain/calendar.ts";
import { medianText, shareText } from "../domain/figures.ts";
import { law } from "../domain/law.ts";
import type {
  Answer,
  KindOfFinding,
  ReviewedMeeting,
  YearInFigures,
} from "../domain/yearOfReview.ts";
import { FindingText } from "./findings.tsx";
import { instantText } from "./wording.ts";

/** Scrolls sideways on a phone, so it must be possible to reach with the keyboard. */
const WideTable = ({ caption, children }: { caption: string; children: ReactNode }) => (
  <section className="scroll" aria-label={caption} tabIndex={0}>
    <table>
      <caption>{caption}</caption>
      {children}
    </table>
  </section>
);

const Head = ({ words }: { words: string[] }) => (
  <thead>
    <tr>
      {words.map((word) => (
        <th key={word} scope="col">
          {word}
        </th>
      ))}
    </tr>
  </thead>
);

const figureHeadings = [
  "År",
  "Sammanträden",
  "Dagar till justering",
  "Dagar till anslag",
  `Justerade inom ${law.minutesApproval.days} dagar`,
  "Klara att-satser",
];

/** The year and the ones before it, one row each. */
export function YearFigures({ figures }: { figures: YearInFigures[] }) {
  return (
    <WideTable caption="Året och tidigare år i siffror">
      <Head words={figureHeadings} />
      <tbody>
        {figures.map((one) => (
          <tr key={one.year}>
            <th scope="row">{one.year}</th>
            <td>{one.meetings}</td>
            <td>{medianText(one.approvalDays)}</td>
            <td>{medianText(one.postingDays)}</td>
            <td>{shareText(one.approvedInTime)}</td>
            <td>{shareText(one.tasksDone)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** How often each rule found something. */
export function KindsOfFindings({ kinds }: { kinds: KindOfFinding[] }) {
  if (kinds.length === 0) return null;
  return (
    <WideTable caption="Fynd efter regel">
      <Head words={["Regel", "Vad den kräver", "Antal", "Med skrivet skäl"]} />
      <tbody>
        {kinds.map(({ rule, title, count, answered }) => (
          <tr key={`${rule}${title}`}>
            <th scope="row">{rule}</th>
            <td>{title}</td>
            <td>{count}</td>
            <td>{answered}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

const Reason = ({ answer }: { answer: Answer }) => (
  <p>
    Skäl: {answer.reason}{" "}
    <span className="source">
      ({answer.byName ? `${answer.byName}, ` : ""}
      {instantText(answer.at)})
    </span>
  </p>
);

/** Reasons for what is found no longer: the text was mended afterwards. */
const Settled = ({ answers }: { answers: Answer[] }) => (
  <>
    <p>Skäl till fynd som inte längre finns:</p>
    <ul>
      {answers.map((answer) => (
        <li key={`${answer.at}${answer.rule}${answer.paragraf}${answer.finding ?? ""}`}>
          {answer.paragraf === null ? "Hela protokollet" : `§ ${answer.paragraf}`}, regel{" "}
          {answer.rule}
          <Reason answer={answer} />
        </li>
      ))}
    </ul>
  </>
);

/** What was found in one protokoll, each with the reasons that were written for it. */
export function MeetingFindings({ meeting, href }: { meeting: ReviewedMeeting; href: string }) {
  const { findings, settled, approvedOn, postedOn } = meeting;
  const id = `sammantrade-${meeting.slug}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        <a href={href}>Sammanträdet {dateText(meeting.date)}</a>
      </h3>
      <p>
        {approvedOn ? `Justerat ${dateText(approvedOn)}` : "Ingen justering är antecknad"}
        {postedOn ? `, anslaget ${dateText(postedOn)}.` : "."}
      </p>
      {findings.length === 0 ? (
        <p>Reglerna hittar inget.</p>
      ) : (
        <ul className="findings" aria-label={`Fynd ${dateText(meeting.date)}`}>
          {findings.map((finding) => (
            <li
              key={`${finding.rule}${finding.paragraf}${finding.text}`}
              className={`finding finding-${finding.level}`}
            >
              <FindingText finding={finding} />
              {finding.answers.map((answer) => (
                <Reason key={`${answer.at}${answer.reason}`} answer={answer} />
              ))}
            </li>
          ))}
        </ul>
      )}
      {settled.length > 0 ? <Settled answers={settled} /> : null}
    </section>
  );
}
