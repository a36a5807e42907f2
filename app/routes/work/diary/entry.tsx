import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  type DiaryRow,
  type DiaryVersion,
  dossierRows,
  itemsOfEntry,
  registeredFrom,
  versionsOf,
} from "#db/queries/diary.server.ts";
import { may } from "../../../domain/authority.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import { changesOfText } from "../../../domain/diary/compareTexts.ts";
import { diaryNumber, diaryPath } from "../../../domain/diary/handling.ts";
import { lateText } from "../../../domain/diary/registration.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import type { Desk } from "../../../session.server.ts";
import { type Correction, Corrections, DiaryList, HandlingFacts } from "../../../ui/diary.tsx";
import { diaryHome, listed, requireDiary, requireEntry } from "./diaryDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Handling i diariet – Paragraf" }];

/** One handling: what is said of it, what belongs to it, and what was corrected. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const entry = await requireEntry(desk, params.entry);
  const here = `${diaryHome(desk)}/${diaryPath(entry)}`;
  const versions = await versionsOf(desk.office.db, entry.id);
  const { id, file, dossier, dossierId, secrecy, origin: _origin, ...text } = entry;
  const from = await registeredFrom(desk.office.db, id);
  const follows = await dossierRows(desk.office.db, desk.association.id, dossierId ?? id);
  return json({
    ...{ home: diaryHome(desk), here, number: diaryNumber(entry), late: lateText(entry) },
    isFresh: new URL(request.url).searchParams.has("infort"),
    mayCorrect: may.correctHandling(desk.actor),
    shown: {
      ...{ year: entry.year, serial: entry.serial, registeredOn: entry.registeredOn, dossier },
      ...{ text, registeredBy: from?.byName ?? null },
      file: file && { ...file, href: `${here}/fil/${entry.revision}` },
      origin: originOf(desk, entry, from?.slug ?? null),
      secrecy: secrecy === "" ? null : markText(desk, versions),
    },
    items: await itemsAbout(desk, id),
    follows: follows.filter((one) => one.id !== id).map(listed),
    newDossier: diaryNumber(dossier ?? entry),
    corrections: correctionsOf(versions, here),
  });
}

/** The ärenden that the styrelse handles it in. */
async function itemsAbout({ office, association }: Desk, entryId: string) {
  const rows = await itemsOfEntry(office.db, entryId);
  return rows.map(({ id, heading, number, slug, date }) => ({
    href: `/forbund/${association.slug}/sammantraden/${slug}/arenden/${id}`,
    text: `${dateText(date as LegalDate)}${number === null ? "" : `, § ${number}`}: ${heading}`,
  }));
}

/** Where in Paragraf it is, when Paragraf itself made it. */
function originOf({ association }: Desk, { origin }: DiaryRow, slug: string | null) {
  const home = `/forbund/${association.slug}`;
  if (origin?.startsWith("delegated:")) {
    return { href: `${home}/delegationsbeslut`, text: "Delegationsbesluten" };
  }
  return slug ? { href: `${home}/sammantraden/${slug}`, text: "Sammanträdet" } : null;
}

/** The mark with its day and the förbund; it was made in the version since which it has stood. @see OSL 5:5 */
function markText({ association }: Desk, versions: readonly DiaryVersion[]): string {
  const [newest] = versions;
  const other = versions.findIndex(({ secrecy }) => secrecy !== newest?.secrecy);
  const first = versions[other < 0 ? versions.length - 1 : other - 1];
  const day = first ? `, ${dateText(swedishDay(first.at))}` : "";
  return `Markerad: ${newest?.secrecy ?? ""}${day}, ${association.name}. Markeringen är en påminnelse. Om handlingen får lämnas ut prövas varje gång någon ber om den.`;
}

/** Each version but the first, with what it changed. */
const correctionsOf = (versions: readonly DiaryVersion[], here: string): Correction[] =>
  versions.flatMap((after, index) => {
    const before = versions[index + 1];
    if (!before) return [];
    const { revision, at, byName, reason } = after;
    const isReplaced = before.file !== null && before.file.sha256 !== after.file?.sha256;
    return {
      ...{ revision, at, byName, reason, changes: changesOfText(before, after) },
      before:
        before.file && isReplaced
          ? { filename: before.file.filename, href: `${here}/fil/${before.revision}` }
          : null,
    };
  });

export default function Entry() {
  const data = useLoaderData<typeof loader>();
  const { number, home, here, shown, late, isFresh, mayCorrect, follows, corrections } = data;
  return (
    <>
      <p>
        <a href={home}>Diarium</a>
      </p>
      <h1>Handling {number}</h1>
      {isFresh ? (
        <p className="note" role="status">
          Handlingen är registrerad som {number}.
        </p>
      ) : null}
      {late ? <p className="note">{late}</p> : null}
      <HandlingFacts shown={shown} home={home} />
      {mayCorrect ? (
        <p>
          <a href={`${here}/ratta`}>Rätta {number}</a> ·{" "}
          <a href={`${home}/ny?akt=${data.newDossier}`}>Registrera en handling i samma akt</a>
        </p>
      ) : null}
      {data.items.length > 0 ? (
        <section aria-labelledby="arenden">
          <h2 id="arenden">Ärenden i styrelsen</h2>
          <ul>
            {data.items.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {follows.length > 0 ? (
        <section aria-labelledby="akten">
          <h2 id="akten">I samma akt</h2>
          <DiaryList rows={follows} home={home} />
        </section>
      ) : null}
      <Corrections corrections={corrections} />
    </>
  );
}
