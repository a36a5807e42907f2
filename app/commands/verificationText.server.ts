/** What a verification found, in plain Swedish: first the answer, then what it stands on. */
import type { KeptKind } from "#db/queries/keptDocuments.server.ts";
import type { Change } from "../documents/signing/changes.ts";
import type { SignatureReading } from "../documents/signing/readSignatures.server.ts";
import { longDate } from "../domain/calendar.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import type { InChain, Kept, VerifiedDocument } from "./verifyDocument.server.ts";
import type { VerifiedProof } from "./verifyProof.server.ts";

const kindNames: Record<KeptKind, string> = {
  minutes: "Protokoll",
  paragraf: "Omedelbart justerad paragraf",
  minutes_web: "Protokoll i version för webben",
  paragraf_web: "Omedelbart justerad paragraf i version för webben",
  notice: "Anslag",
  notice_evidence: "Bevis om justering och anslag",
  summons: "Kallelse",
  extract: "Protokollsutdrag",
  round: "Protokoll som har skickats för justering",
  paragraf_round: "Paragraf som har skickats för omedelbar justering",
  notes: "Minnesanteckningar",
  attachment: "Bilaga",
  risk_analysis: "Riskanalys, antagen genom",
  control_report: "Rapport om intern kontroll, redovisad genom",
  control_plan: "Plan för intern kontroll, antagen genom",
};

/** Which document it is: what was kept, else what the file says of itself. */
export function documentName({ kept, claims }: Pick<VerifiedDocument, "kept" | "claims">): string {
  if (!kept) return claims.title ?? "Okänt dokument";
  const paragraf = kept.number === null ? "" : ` § ${kept.number}`;
  return `${kindNames[kept.kind]}${paragraf} ${kept.date}`;
}

export const organName = ({ kept, claims }: Pick<VerifiedDocument, "kept" | "claims">): string =>
  kept?.associationName ?? claims.issuer ?? "";

/** An instant as people say it, in Swedish time. */
export function timeText(at: string): string {
  const { today, clock } = swedishNow(new Date(at));
  return `${today} kl. ${clock}`;
}

export const changeText = ({ what, page }: Change): string =>
  page === null ? what : `${what} på sida ${page}`;

const listed = (changes: Change[]) => changes.map(changeText).join(", ");

/** The answer in one or two sentences. */
export function verdict(document: VerifiedDocument): string {
  const { kept, signatures, isUnchanged } = document;
  const name = documentName(document);
  if (kept?.is === "whole") {
    const sentence = `Filen är oförändrad. Den är ${lowered(name)} från ${kept.associationName}.`;
    return kept.isOnlySent
      ? `${sentence} Den är skickad för justering men inte det justerade protokollet.`
      : sentence;
  }
  if (isUnchanged) {
    const which = kept
      ? ` Den är ${lowered(name)} från ${kept.associationName}, med underskrifter.`
      : "";
    return `Filen är oförändrad sedan den skrevs under.${which}`;
  }
  if (signatures.some(({ holds }) => !holds))
    return "Filen är ändrad eller skadad: det finns en underskrift som inte håller.";
  if (signatures.length > 0) return "Filen är ändrad efter underskriften.";
  if (kept)
    return `Filen är ändrad. Den börjar som ${lowered(name)} från ${kept.associationName}, men något har lagts till.`;
  return "Det går inte att säga om filen är ändrad. Den har ingen underskrift och är inte någon av de handlingar som förbunden här har sparat.";
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** One signature: who, when, whether it holds, and what has happened since. */
export function signatureText(signature: SignatureReading): string {
  const { name, organisation, faults, holds, after, changes, issuer, level } = signature;
  const who = name === "" ? "Okänd undertecknare" : [name, organisation].filter(Boolean).join(", ");
  const state = holds ? "underskriften håller" : `underskriften håller inte. ${faults.join(" ")}`;
  const trust = issuer === "trusted" ? "betrodd utfärdare" : "okänd utfärdare";
  const since = {
    nothing: "Inget har lagts till efter den.",
    signatures: "Efter den finns bara fler underskrifter.",
    changed: changes.length > 0 ? `Ändrat efter underskriften: ${listed(changes)}.` : "",
  }[after];
  const stop = state.endsWith(".") ? "" : ".";
  const ground = level === null ? "" : ` Nivå ${level}, ${trust}.`;
  return `${who}${whenText(signature)}: ${state}${stop}${ground} ${since}`.trimEnd();
}

function whenText({ stampedAt, claimedAt }: SignatureReading): string {
  if (stampedAt) return `, ${timeText(stampedAt)} enligt tidsstämpel`;
  return claimedAt ? `, ${timeText(claimedAt)} enligt egen uppgift` : ", utan tid";
}

/** What ties the file to a förbund's log. */
export function keptText(kept: Kept): string[] {
  const { event, approvals, added } = kept;
  const lines = approvals.map(
    ({ name, role, at }) =>
      `Godkänt av ${name}, ${role === "chair" ? "ordförande" : "justerare"}, ${timeText(at)}.`,
  );
  if (added?.after === "changed")
    lines.push(`Tillagt efter det sparade: ${listed(added.changes)}.`);
  lines.push(
    event
      ? eventText("Kontrollsumman", event)
      : "Filen är sparad, men dess kontrollsumma står inte i händelsekedjan.",
    chainText(kept),
  );
  return lines;
}

const eventText = (what: string, { seq, at, hash }: NonNullable<InChain["event"]>): string =>
  `${what} står i händelsekedjan: händelse ${seq}, ${timeText(at)}, ${hash}.`;

const chainText = ({ head, chainHolds }: InChain): string =>
  chainHolds
    ? `Kedjan håller. Dess huvud är händelse ${head.seq}, ${head.hash}.`
    : "KEDJAN ÄR BRUTEN: någon händelse är ändrad eller saknas.";

/** What a proof of content is worth. `isAsked` is false where there is no förbund to ask. */
export function proofVerdict({ holds, of, maskedWords }: VerifiedProof, isAsked = true): string {
  if (!holds) return "Beviset går inte ihop: något i det är ändrat.";
  if (!isAsked)
    return "Beviset går ihop, men här finns inget förbund att fråga om texten är justerad.";
  if (!of) return "Beviset går ihop, men är inte av någon text som har justerats i förbunden här.";
  const masked =
    maskedWords === 0
      ? "Inget är maskerat."
      : `${maskedWords} ord är maskerade och inget annat är ändrat.`;
  return `Beviset går ihop. Texten är ur protokollet ${longDate(of.date)} från ${of.associationName}, så som det skickades för justering. ${masked}`;
}

/** Which text a proof is of. */
export const proofName = ({ of }: VerifiedProof): string =>
  of ? `Innehållsbevis för protokoll ${of.date}` : "Innehållsbevis";

/** What ties a proof to a förbund's log. */
export const proofLog = ({ of }: VerifiedProof): string[] =>
  of === null
    ? []
    : [
        of.event
          ? eventText("Innehållssumman", of.event)
          : "Innehållssumman står inte i händelsekedjan.",
        chainText(of),
      ];
