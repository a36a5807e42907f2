/** The diarium to read: the lists of the office and of everybody, and one handling with its corrections. */
import type { OpenHandling } from "#db/queries/diary.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { TextChange } from "../domain/diary/compareTexts.ts";
import {
  type DiaryNumber,
  diaryNumber,
  diaryPath,
  directions,
  handlingKinds,
  type PublicHandling,
} from "../domain/diary/handling.ts";
import { swedishDay } from "../domain/swedishTime.ts";

const notShown = "Uppgiften visas inte";

type Listed = PublicHandling & {
  isNameProtected: boolean;
  isLate: boolean;
  isSecret: boolean;
  isCorrected: boolean;
  protectedSubject: string;
};

/** "från", "till", or nothing: what a counterpart is called beside the direction. */
const withText = (direction: PublicHandling["direction"], counterpart: string | null): string => {
  if (counterpart === "" || counterpart === null) return "";
  return { received: ` från `, sent: ` till `, drawnUp: `, ` }[direction] + counterpart;
};

const hiddenText = (direction: PublicHandling["direction"], counterpart: string | null): string => {
  if (counterpart !== null) return "";
  return direction === "received" ? " Avsändaren visas inte." : " Mottagaren visas inte.";
};

/** "Inkommen 3 mars 2026 från Region Mittland. Ansökan." */
const factsText = ({ direction, date, counterpart, kind }: PublicHandling): string =>
  `${directions[direction]} ${dateText(date)}${withText(direction, counterpart)}. ${handlingKinds[kind]}.${hiddenText(direction, counterpart)}`;

const marksOf = (row: Listed): string[] => [
  ...(row.isSecret ? ["Sekretessmarkerad."] : []),
  ...(row.isNameProtected ? ["Namnet är skyddat."] : []),
  ...(row.isLate ? ["Registrerad för sent."] : []),
  ...(row.isCorrected ? ["Rättad."] : []),
];

/** The office's list, the highest number first. */
export function DiaryList({ rows, home }: { rows: readonly Listed[]; home: string }) {
  if (rows.length === 0) return null;
  return (
    <ul className="rows diary" aria-label="Handlingar">
      {rows.map((row) => (
        <li key={diaryNumber(row)}>
          <p>
            <a href={`${home}/${diaryPath(row)}`}>
              {diaryNumber(row)} {row.subject ?? row.protectedSubject}
            </a>
          </p>
          {row.subject !== null && row.protectedSubject !== "" ? (
            <p>{row.protectedSubject}</p>
          ) : null}
          <p className="origin">
            {factsText(row)}
            {row.dossier ? ` Akt ${diaryNumber(row.dossier)}.` : ""} {marksOf(row).join(" ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What everybody reads; what is published is read by its link. */
export function PublicDiaryList({ rows }: { rows: readonly OpenHandling[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="rows diary" aria-label="Handlingar">
      {rows.map((row) => (
        <li key={diaryNumber(row)} id={diaryPath(row)}>
          <p>
            <strong>{diaryNumber(row)}</strong>{" "}
            {row.address ? <a href={row.address}>{row.subject}</a> : (row.subject ?? notShown)}
          </p>
          <p className="origin">
            {factsText(row)}
            {row.dossier ? ` Hör till ${diaryNumber(row.dossier)}.` : ""}
          </p>
        </li>
      ))}
    </ul>
  );
}

export type ShownHandling = DiaryNumber & {
  text: Omit<PublicHandling, "dossier" | "counterpart" | "subject" | keyof DiaryNumber> & {
    counterpart: string;
    isNameProtected: boolean;
    publicSubject: string;
    protectedSubject: string;
    keptWhere: string;
  };
  registeredOn: LegalDate;
  registeredBy: string | null;
  dossier: DiaryNumber | null;
  file: { filename: string; sha256: string; href: string } | null;
  /** What of Paragraf's own it is. */
  origin: { href: string; text: string } | null;
  secrecy: string | null;
};

/** Everything that is said of one handling. */
export function HandlingFacts({ shown, home }: { shown: ShownHandling; home: string }) {
  const { text, dossier, file, origin, secrecy } = shown;
  return (
    <dl className="summary-list">
      <Fact name={directions[text.direction]} words={dateText(text.date)} />
      {text.direction === "drawnUp" && text.counterpart === "" ? null : (
        <Fact
          name={text.direction === "sent" ? "Till" : "Från"}
          words={`${text.counterpart}${text.isNameProtected ? " (visas inte för alla)" : ""}`}
        />
      )}
      <Fact name="Gäller" words={text.publicSubject} />
      <Fact name="Bara för kansliet" words={text.protectedSubject} />
      <Fact name="Slag" words={handlingKinds[text.kind]} />
      <Fact name="Sekretess" words={secrecy ?? ""} />
      {dossier ? (
        <div>
          <dt>Akt</dt>
          <dd>
            <a href={`${home}/${diaryPath(dossier)}`}>{diaryNumber(dossier)}</a>
          </dd>
        </div>
      ) : null}
      {file ? (
        <div>
          <dt>Fil</dt>
          <dd>
            <a href={file.href}>{file.filename}</a>
            <span className="hash">{file.sha256}</span>
          </dd>
        </div>
      ) : null}
      <Fact name="Finns i" words={text.keptWhere} />
      {origin ? (
        <div>
          <dt>I Paragraf</dt>
          <dd>
            <a href={origin.href}>{origin.text}</a>
          </dd>
        </div>
      ) : null}
      <Fact
        name="Registrerad"
        words={`${dateText(shown.registeredOn)}${shown.registeredBy ? ` av ${shown.registeredBy}` : ""}`}
      />
    </dl>
  );
}

const Fact = ({ name, words }: { name: string; words: string }) =>
  words === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );

export type Correction = {
  revision: number;
  at: string;
  byName: string | null;
  reason: string;
  changes: TextChange[];
  /** The file that stood before, where another took its place. */
  before: { filename: string; href: string } | null;
};

/** What was corrected, by whom and why, the latest first; what stood before is read here. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="rattelser">
      <h2 id="rattelser">Rättelser</h2>
      <ul className="rows diary">
        {corrections.map(({ revision, at, byName, reason, changes, before }) => (
          <li key={revision}>
            <p>
              {dateText(swedishDay(at))}
              {byName ? ` av ${byName}` : ""}: ”{reason}”
            </p>
            <dl className="summary-list">
              {changes.map(({ what, from, to }) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    <del>{from || "tomt"}</del> <ins>{to || "tomt"}</ins>
                  </dd>
                </div>
              ))}
            </dl>
            {before ? (
              <p>
                Filen som stod förut: <a href={before.href}>{before.filename}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
