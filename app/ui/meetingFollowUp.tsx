/** What a meeting is to follow up of what was decided before, with a warning for what its dagordning forgets. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { MeetingFollowUp } from "../domain/followUpFigures.ts";
import { dueText, isOverdue } from "../domain/tasks.ts";

export function MeetingFollowUpList({
  followUp,
  date,
  today,
  home,
}: {
  followUp: MeetingFollowUp;
  date: LegalDate;
  today: LegalDate;
  /** Where all tasks are. */
  home: string;
}) {
  const { open, forgotten } = followUp;
  if (open.length === 0) return null;
  const count = forgotten.length === 1 ? "Ett beslut" : `${forgotten.length} beslut`;
  return (
    <section aria-labelledby="folj-upp">
      <h2 id="folj-upp">Beslut att följa upp</h2>
      {forgotten.length > 0 ? (
        <p className="finding finding-warn">
          <strong>Glömt?</strong> {count} skulle ha varit klara före {dateText(date)} och tas inte
          upp på dagordningen. Ta upp dem bland de erbjudna ärendena, eller anteckna under{" "}
          <a href={home}>Uppföljning</a> att de är klara.
        </p>
      ) : null}
      <p>De står också i kallelsen.</p>
      <ul className="rows">
        {open.map((task) => (
          <li key={task.id}>
            <a href={`${home}#uppgift-${task.id}`}>{task.what}</a>
            <span className={isOverdue(task.due, today) ? "late" : undefined}>
              {task.doer || "Ingen är utsedd"}. {dueText(task.due, today)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
