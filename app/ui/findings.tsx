/** What the rules found: what is wrong, by which rule, and the way forward. */
import type { Finding } from "../domain/result.ts";

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

export function FindingText({ finding }: { finding: Finding }) {
  return (
    <>
      <strong>{levelWords[finding.level]}.</strong>{" "}
      {finding.paragraf ? `§ ${finding.paragraf}: ` : ""}
      {finding.text} {finding.suggestion}{" "}
      <span className="source">
        ({finding.source}, regel {finding.rule})
      </span>
    </>
  );
}
