/** Words for codes, and times as a Swede reads them. */
import type {
  DisqualificationGround,
  ItemKind,
  MeetingKind,
  MemberKind,
} from "../domain/minutes.ts";

export const meetingKindNames: Record<MeetingKind, string> = {
  ordinary: "Ordinarie sammanträde",
  extra: "Extra sammanträde",
  constituting: "Konstituerande sammanträde",
  budget: "Budgetsammanträde",
  annual_report: "Sammanträde om årsredovisningen",
};

export const memberKindNames: Record<MemberKind, string> = {
  municipality: "Kommun",
  region: "Region",
  social_insurance: "Försäkringskassan",
  employment_service: "Arbetsförmedlingen",
};

export const itemKindNames: Record<ItemKind, string> = {
  opening: "Sammanträdet öppnas",
  agenda: "Fastställande av dagordning",
  election_of_adjusters: "Val av justerare",
  previous_minutes: "Föregående protokoll",
  information: "Information",
  decision: "Beslut",
  grant: "Beviljande av medel",
  budget: "Budget",
  annual_report: "Årsredovisning",
  election: "Val",
  delegation_report: "Anmälan av delegationsbeslut",
  other_questions: "Övriga frågor",
  closing: "Sammanträdet avslutas",
};

const instant = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "long",
  timeStyle: "short",
});

/** "2 mars 2026 kl. 10.42" from an ISO instant. */
export const instantText = (iso: string): string => {
  const text = instant.format(new Date(iso));
  return text.replace(/ kl\.? /, " kl.\u00a0").replace(/(\d\d):(\d\d)$/, "$1.$2");
};

/** "kl. 09.30" from "09:30". */
export const clockText = (clock: string): string => `kl.\u00a0${clock.replace(":", ".")}`;

/** "§ 12" or "§§ 12–18". */
export const paragrafRange = (first: number, last: number): string =>
  first === last ? `§\u00a0${first}` : `§§\u00a0${first}–${last}`;

/** KL 6:28 p 1–4 as a sekreterare chooses among them. */
export const grounds: Record<DisqualificationGround, string> = {
  party_or_interest: "Punkt 1: part, berörd eller närstående till den som är det",
  representative: "Punkt 2: ställföreträdare eller ombud för part",
  supervision: "Punkt 3: tillsyn över verksamhet som personen är knuten till",
  other_circumstance: "Punkt 4: annan särskild omständighet",
};

/** "340 kB", "1,2 MB". */
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)}\u00a0kB`
    : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")}\u00a0MB`;

const mediaTypeNames: [RegExp, string][] = [
  [/^application\/pdf/, "PDF"],
  [/wordprocessingml/, "Word"],
  [/spreadsheetml/, "Excel"],
  [/presentationml/, "PowerPoint"],
  [/opendocument/, "OpenDocument"],
  [/^image\//, "bild"],
  [/^text\//, "text"],
];

/** What kind of file it is, for one who does not know media types. */
export const mediaTypeText = (mediaType: string): string =>
  mediaTypeNames.find(([pattern]) => pattern.test(mediaType))?.[1] ?? "fil";
