/** Ordförande, sekreterare and justerare. @see KL 5:65, 5:69, 6:30 · FIN-17 */
import { hasStance, presentAt } from "../attendance.ts";
import { isInForce } from "../authority.ts";
import type { Item, Minutes } from "../minutes.ts";
import {
  type Flaw,
  inOrder,
  javig,
  knowsMandates,
  label,
  labels,
  nameOf,
  namesOf,
  type ReviewSettings,
  rule,
} from "./rule.ts";

const stretchesOf = (minutes: Minutes, personId: string) =>
  minutes.presences.filter((presence) => presence.personId === personId);

const isAnywhere = (minutes: Minutes, personId: string) =>
  stretchesOf(minutes, personId).length > 0;

const knowsAttendance = ({ presences }: Minutes) => presences.length > 0;

const noChair = ({ chairId }: Minutes): Flaw[] =>
  chairId !== null
    ? []
    : [
        {
          item: null,
          text: "Protokollet saknar ordförande. Det förs på ordförandens ansvar.",
          suggestion: "Ange vem som ledde sammanträdet.",
        },
      ];

const absentChair = (minutes: Minutes): Flaw[] => {
  const { chairId } = minutes;
  if (chairId === null || !knowsAttendance(minutes) || isAnywhere(minutes, chairId)) return [];
  return [
    {
      item: null,
      text: `${nameOf(minutes, chairId)} står som ordförande men finns inte bland de närvarande.`,
      suggestion: "Rätta närvaron, eller ange den som ledde sammanträdet.",
    },
  ];
};

const noSecretary = ({ secretaryId }: Minutes): Flaw[] =>
  secretaryId !== null
    ? []
    : [
        {
          item: null,
          text: "Protokollet saknar sekreterare.",
          suggestion: "Ange vem som förde protokollet. Det får vara ordföranden.",
        },
      ];

/** Only a ledamot may be ordförande. Without a register the närvaro tells in what capacity the person sat. */
function chairIsNoMember(minutes: Minutes): Flaw[] {
  const { chairId } = minutes;
  if (chairId === null) return [];
  const isMember = knowsMandates(minutes)
    ? minutes.mandates.some(
        (mandate) =>
          mandate.personId === chairId &&
          mandate.kind === "member" &&
          isInForce(mandate, minutes.date),
      )
    : !isAnywhere(minutes, chairId) ||
      stretchesOf(minutes, chairId).some(({ capacity }) => capacity === "member");
  if (isMember) return [];
  return [
    {
      item: null,
      text: `${nameOf(minutes, chairId)} står som ordförande men är inte ledamot. En ersättare kan inte vara ordförande.`,
      suggestion:
        "Låt vice ordföranden eller en annan ledamot leda sammanträdet, eller rätta vem som gjorde det.",
    },
  ];
}

function tooFewAdjusters(minutes: Minutes, { adjusterCount }: ReviewSettings): Flaw[] {
  const chosen = minutes.adjusterIds.length;
  if (chosen >= adjusterCount) return [];
  return [
    {
      item: null,
      text:
        chosen === 0
          ? "Ingen justerare är utsedd."
          : `${chosen} justerare är utsedd${chosen > 1 ? "a" : ""}, men förbundet har bestämt att det ska vara ${adjusterCount}.`,
      suggestion: "Utse justerare bland dem som tjänstgjorde vid sammanträdet.",
    },
  ];
}

function wrongAdjusters(minutes: Minutes): Flaw[] {
  const { adjusterIds, chairId } = minutes;
  const flaws: Flaw[] = [];
  if (chairId !== null && adjusterIds.includes(chairId))
    flaws.push({
      item: null,
      text: `${nameOf(minutes, chairId)} är både ordförande och justerare. Ordföranden justerar redan som ordförande.`,
      suggestion: "Utse någon annan som tjänstgjorde till justerare.",
    });
  const absent = adjusterIds.filter((id) => !isAnywhere(minutes, id));
  if (knowsAttendance(minutes) && absent.length > 0)
    flaws.push({
      item: null,
      text: `${namesOf(minutes, absent)} är justerare men var inte med på sammanträdet.`,
      suggestion: "Utse en justerare som var närvarande och kan intyga vad som beslutades.",
    });
  return flaws;
}

/** Items a justerare was not there for; the struck ones have nothing to attest. */
const missedBy = (minutes: Minutes, personId: string): Item[] =>
  inOrder(minutes).filter(
    (item) =>
      item.struck === null &&
      !presentAt(minutes, item).some((presence) => presence.personId === personId),
  );

const absentAdjusters = (minutes: Minutes): Flaw[] =>
  minutes.adjusterIds
    .filter((id) => isAnywhere(minutes, id))
    .flatMap((id) => {
      const missed = missedBy(minutes, id);
      if (missed.length === 0) return [];
      return [
        {
          item: missed[0] ?? null,
          text: `${nameOf(minutes, id)} är justerare men var inte närvarande vid ${labels(missed)}.`,
          suggestion: "Utse en justerare till som var närvarande då.",
        },
      ];
    });

/** One who was outside the room cannot attest what was decided in it. */
const disqualifiedAdjusters = (minutes: Minutes): Flaw[] =>
  inOrder(minutes).flatMap((item) => {
    const jav = minutes.adjusterIds.filter((id) => hasStance(item, id, "disqualified"));
    if (jav.length === 0) return [];
    return [
      {
        item,
        text: `${label(item)}: ${namesOf(minutes, jav)} är justerare men var ${javig(jav)} och kan inte intyga paragrafen.`,
        suggestion: `Utse en justerare till för ${label(item)}, som var närvarande där.`,
      },
    ];
  });

export const leaderRules = [
  rule(
    "KL-5-65",
    "block",
    "Ordförande och sekreterare",
    {
      fault: "Protokollet säger inte vem som ledde sammanträdet.",
      sound: "Ordförande och sekreterare är angivna.",
    },
    (minutes) => [...noChair(minutes), ...absentChair(minutes), ...noSecretary(minutes)],
  ),
  rule(
    "FIN-17",
    "block",
    "Ordföranden är ledamot",
    {
      fault: "En ersättare står som ordförande.",
      sound: "Vice ordföranden, som är ledamot, leder sammanträdet.",
    },
    chairIsNoMember,
  ),
  rule(
    "KL-5-69",
    "block",
    "Justerare",
    { fault: "Justeraren var inte med på sammanträdet.", sound: "Justeraren tjänstgjorde." },
    (minutes, settings) => [...tooFewAdjusters(minutes, settings), ...wrongAdjusters(minutes)],
  ),
  rule(
    "KL-5-69",
    "warn",
    "Justerare vid varje ärende",
    {
      fault: "Justeraren gick efter § 14, men protokollet slutar med § 20.",
      sound: "Justeraren var med hela sammanträdet.",
    },
    absentAdjusters,
  ),
  rule(
    "KL-6-30",
    "warn",
    "Justerare som var jävig",
    {
      fault: "Justeraren var jävig i § 12 och ska ändå intyga den.",
      sound: "En justerare till är utsedd för § 12.",
    },
    disqualifiedAdjusters,
  ),
];
