/**
 * Beslutsmening and att-satser, ärenden that nothing was done with, and how a grant is paid for.
 * @see KL 5:66–67, 11:15
 */
import type { Item, Minutes, Section } from "../minutes.ts";
import { isFinanced } from "./financing.ts";
import { type Flaw, hasText, inOrder, isDecided, label, rule } from "./rule.ts";

const isEmpty = (text: string) => text.trim() === "";

const standing = (minutes: Minutes) => inOrder(minutes).filter(({ struck }) => struck === null);

const clausesOf = ({ clauses }: Section) => clauses.filter((clause) => !isEmpty(clause));

const isLeadAlone = (section: Section) => !isEmpty(section.lead) && clausesOf(section).length === 0;

const isWithoutLead = (section: Section) => isEmpty(section.lead) && clausesOf(section).length > 0;

const halfDecisions = (minutes: Minutes): Flaw[] =>
  inOrder(minutes).flatMap((item) => {
    const flaws: Flaw[] = [];
    if (item.sections.some(isLeadAlone))
      flaws.push({
        item,
        text: `${label(item)} har en beslutsmening men ingen att-sats. Det går inte att se vad som beslutades.`,
        suggestion: "Skriv vad styrelsen beslutade som en att-sats, eller ta bort beslutsmeningen.",
      });
    if (item.sections.some(isWithoutLead))
      flaws.push({
        item,
        text: `${label(item)} har en att-sats men ingen beslutsmening. Det går inte att se vem som beslutade.`,
        suggestion: "Skriv ”Styrelsen beslutade” före att-satserna.",
      });
    return flaws;
  });

const isAttClause = (clause: string) => /^\s*att\s/i.test(clause);

const otherClauses = (minutes: Minutes): Flaw[] =>
  inOrder(minutes).flatMap((item) => {
    if (item.sections.flatMap(clausesOf).every(isAttClause)) return [];
    return [
      {
        item,
        text: `${label(item)}: Ett beslut börjar inte med ”att”.`,
        suggestion: "Skriv varje beslut som en att-sats.",
      },
    ];
  });

const struckButDecided = (minutes: Minutes): Flaw[] =>
  inOrder(minutes)
    .filter((item) => item.struck !== null && isDecided(item))
    .map((item) => ({
      item,
      text: `${label(item)} utgår men har ett beslut.`,
      suggestion: "Ta bort beslutet, eller låt ärendet stå kvar på dagordningen.",
    }));

/** The opening and the closing are what they are called and need no text. */
const isAct = ({ kind }: Item) => kind === "opening" || kind === "closing";

const isUntouched = (item: Item) =>
  !hasText(item) && item.sections.every((s) => isEmpty(s.lead) && clausesOf(s).length === 0);

const unhandled = (minutes: Minutes): Flaw[] =>
  standing(minutes)
    .filter((item) => !isAct(item) && isUntouched(item))
    .map((item) => ({
      item,
      text: `${label(item)} har varken text eller beslut. Protokollet ska visa vilka ärenden som handlades.`,
      suggestion: "Skriv vad som hände, eller anteckna att ärendet utgår och varför.",
    }));

/** A decision that lets no money go needs no financing. */
const spendsNothing =
  /^\s*att\s+(avslå|bordlägga|återremittera|avvisa|inte\s+bevilja|avskriva)(?!\p{L})/iu;

const spends = (item: Item) =>
  item.sections.flatMap(clausesOf).some((clause) => !spendsNothing.test(clause));

const unfinanced = (minutes: Minutes): Flaw[] =>
  standing(minutes)
    .filter((item) => item.kind === "grant" && spends(item) && !isFinanced(item))
    .map((item) => ({
      item,
      text: `${label(item)} beviljar medel men säger inte hur utgiften finansieras.`,
      suggestion: "Ange konto eller insats i budgeten och vad som finns kvar där.",
    }));

export const decisionRules = [
  rule(
    "KL-5-67",
    "block",
    "Beslutsmening och att-sats",
    {
      fault: "En paragraf har en att-sats, men ”Styrelsen beslutade” saknas.",
      sound: "”Styrelsen beslutade” följs av minst en att-sats.",
    },
    halfDecisions,
  ),
  rule(
    "KL-5-67",
    "warn",
    "Beslut som att-satser",
    {
      fault: "Efter ”Styrelsen beslutade” står ”Godkänns”.",
      sound: "Efter ”Styrelsen beslutade” står ”att godkänna rapporten”.",
    },
    otherClauses,
  ),
  rule(
    "KL-5-67",
    "warn",
    "Ärende som utgår",
    {
      fault: "Ärendet utgår men har ändå ett beslut.",
      sound: "Ärendet utgår och har inget beslut.",
    },
    struckButDecided,
  ),
  rule(
    "KL-5-66",
    "warn",
    "Varje ärende är handlagt",
    {
      fault: "En paragraf har bara en rubrik.",
      sound: "Paragrafen säger vad som hände, eller att ärendet utgår.",
    },
    unhandled,
  ),
  rule(
    "KL-11-15",
    "block",
    "Finansiering av beviljade medel",
    {
      fault: "Styrelsen beviljar 400 000 kr, men varifrån pengarna tas framgår inte.",
      sound: "Styrelsen beviljar 400 000 kr ur budgetposten Nya insatser.",
    },
    unfinanced,
  ),
];
