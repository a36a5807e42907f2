/** A meeting's legal life as one line: what is done and by whom, what is next and by which day, by which rule. */

import { longDate } from "../domain/calendar.ts";
import type { LegalStep } from "../domain/legalLife.ts";

const stateWords: Record<LegalStep["state"], string> = {
  done: "klart",
  current: "pågår",
  upcoming: "kommer",
  late: "försenat",
};

export function LegalLine(props: { steps: LegalStep[]; label?: string }) {
  const { steps, label = "Sammanträdets väg till laga kraft" } = props;
  const now = steps.find((s) => s.state === "current" || s.state === "late");
  return (
    <nav className="legal-line" aria-label={label}>
      <ol>
        {steps.map((step) => (
          <li
            key={step.key}
            className={`step step-${step.state}`}
            aria-current={step.state === "current" || step.state === "late" ? "step" : undefined}
          >
            <span className="step-label">{step.label}</span>
            <span className="step-state">{stateWords[step.state]}</span>
            <StepDay step={step} />
          </li>
        ))}
      </ol>
      {now ? (
        <p className={now.state === "late" ? "legal-now late-now" : "legal-now"}>
          {now.state === "late" ? "Försenat: " : "Nu: "}
          {now.label.toLowerCase()}. {now.rule} <span className="source">({now.source})</span>
        </p>
      ) : null}
    </nav>
  );
}

function StepDay({ step }: { step: LegalStep }) {
  if (step.on) {
    return (
      <span className="step-day">
        {longDate(step.on)}
        {step.by ? `, ${step.by}` : ""}
      </span>
    );
  }
  return step.dueOn ? <span className="step-day">senast {longDate(step.dueOn)}</span> : null;
}
