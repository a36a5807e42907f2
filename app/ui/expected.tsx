/** What is expected of the reader, in groups by how near the day is. */
import { longDate } from "../domain/calendar.ts";
import type { Expected, ExpectedGroup, Nearness } from "../domain/expected.ts";

const headings: Record<Nearness, string> = {
  late: "Försenat",
  urgent: "Brådskar",
  week: "De närmaste dagarna",
  later: "Längre fram",
  open: "Utan dag",
};

export function ExpectedGroups({ groups, home }: { groups: ExpectedGroup[]; home: string }) {
  return (
    <>
      {groups.map(({ nearness, things }) => (
        <section key={nearness} aria-labelledby={`vantar-${nearness}`}>
          <h2 id={`vantar-${nearness}`}>{headings[nearness]}</h2>
          <ul className="expected">
            {things.map((thing) => (
              <Thing key={thing.key} thing={thing} home={home} nearness={nearness} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Thing(props: { thing: Expected; home: string; nearness: Nearness }) {
  const { thing, home, nearness } = props;
  const isLate = nearness === "late";
  const { text, path, dueOn, isOnDay, why, source } = thing;
  return (
    <li>
      <a href={`${home}${path}`}>{text}</a>
      {dueOn ? (
        <span className={isLate || nearness === "urgent" ? "late" : undefined}>
          {isLate ? "Skulle ha varit gjort " : isOnDay ? "" : "Senast "}
          <time dateTime={dueOn}>{longDate(dueOn)}</time>
        </span>
      ) : null}
      {why === "" && source === null ? null : (
        <p className="hint">
          {why}
          {source === null ? null : ` ${capital(source)}.`}
        </p>
      )}
    </li>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
