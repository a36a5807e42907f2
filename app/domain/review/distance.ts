/** Taking part at distance. It binds ledamöter and ersättare; staff and guests may be where they are. @see FIN-19a */
import type { Minutes, Presence } from "../minutes.ts";
import { type Flaw, namesOf, rule } from "./rule.ts";

const isBoard = ({ capacity }: Presence) => capacity !== "staff" && capacity !== "guest";

const atDistance = ({ presences }: Minutes) =>
  presences.filter((presence) => isBoard(presence) && presence.mode !== "room");

const ids = (presences: readonly Presence[]) => [
  ...new Set(presences.map(({ personId }) => personId)),
];

const noDecision = (minutes: Minutes): Flaw[] => {
  const persons = ids(atDistance(minutes));
  if (persons.length === 0 || minutes.distanceDecision?.trim()) return [];
  return [
    {
      item: null,
      text: `${namesOf(minutes, persons)} deltog på distans, men inget beslut som tillåter det är angivet.`,
      suggestion: "Ange det beslut där styrelsen tillåter deltagande på distans.",
    },
  ];
};

const audioAlone = (minutes: Minutes): Flaw[] => {
  const persons = ids(
    atDistance(minutes).filter(({ mode, ground }) => mode === "audio" && !ground?.trim()),
  );
  if (persons.length === 0) return [];
  return [
    {
      item: null,
      text: `${namesOf(minutes, persons)} deltog med enbart ljud. Det kräver särskilda skäl och ett beslut av styrelsen.`,
      suggestion: "Ange skälen och beslutet vid närvaron.",
    },
  ];
};

export const distanceRules = [
  rule(
    "FIN-19a",
    "block",
    "Deltagande på distans",
    {
      fault: "En ledamot är med på bild, men inget beslut tillåter distans.",
      sound: "Styrelsens beslut om distans är angivet.",
    },
    (minutes) => [...noDecision(minutes), ...audioAlone(minutes)],
  ),
];
