/** The office's places in their groups, and which of them each role has use for. */
import type { Role } from "../domain/authority.ts";

export type Place = { href: string; text: string };
export type PlaceGroup = { heading: string; places: Place[] };

type Row = {
  /** Below the förbund's own address. */
  path: string;
  text: string;
  /** For whom it stands in the menu; everybody when left out. The page itself says who may read it. */
  for?: readonly Role[];
};

const office: Role[] = ["secretary", "director", "developer", "finance"];
const keepers: Role[] = ["secretary", "director", "administrator"];
const board: Role[] = ["chair", "vice_chair", "member", "substitute"];
const errandReaders: Role[] = [...board, "secretary", "director", "finance", "auditor"];
const readers: Role[] = [...board, ...office, "auditor"];

const groups: { heading: string; rows: Row[] }[] = [
  {
    heading: "Möten",
    rows: [
      { path: "", text: "Översikt" },
      { path: "/sammantraden", text: "Sammanträden" },
      { path: "/sammantradesplan", text: "Årshjul", for: readers },
      { path: "/kalender", text: "Kalender" },
      { path: "/uppfoljning", text: "Uppföljning", for: readers },
      { path: "/minnesanteckningar", text: "Minnesanteckningar", for: readers },
    ],
  },
  {
    heading: "Pengar",
    rows: [
      { path: "/utbetalningar", text: "Utbetalningar", for: readers },
      { path: "/mina-ersattningar", text: "Mina ersättningar", for: board },
      { path: "/forrattningar", text: "Förrättningar", for: errandReaders },
      { path: "/arvoden", text: "Arvoden", for: [...office, "auditor"] },
      { path: "/bidrag", text: "Bidrag", for: readers },
      { path: "/budget", text: "Budget", for: readers },
      { path: "/attestordning", text: "Attestordning", for: readers },
      { path: "/basbelopp", text: "Basbelopp", for: [...office, "auditor"] },
    ],
  },
  {
    heading: "Styrning",
    rows: [
      { path: "/delegationsbeslut", text: "Delegationsbeslut", for: readers },
      { path: "/delegationsordning", text: "Delegationsordning", for: readers },
      { path: "/diarium", text: "Diarium", for: ["secretary", "director", "auditor"] },
      { path: "/riskanalys", text: "Riskanalys", for: readers },
      { path: "/intern-kontroll", text: "Intern kontroll", for: readers },
      { path: "/granskning", text: "Granskning", for: [...office, "chair", "auditor"] },
    ],
  },
  {
    heading: "Förbundet",
    rows: [
      { path: "/register", text: "Förbundet" },
      { path: "/regler", text: "Förbundsordning" },
      { path: "/justering", text: "Justering", for: keepers },
      { path: "/fraser", text: "Fraser", for: keepers },
      { path: "/mallar", text: "Mallar", for: keepers },
      { path: "/brevhuvud", text: "Brevhuvud", for: keepers },
      { path: "/handelser", text: "Händelser", for: [...office, "chair", "vice_chair", "auditor"] },
    ],
  },
];

/** The menu of one who has these roles, with `home` as the förbund's address; a group without places is left out. */
export function placesFor(roles: readonly Role[], home: string): PlaceGroup[] {
  return groups
    .map(({ heading, rows }) => ({
      heading,
      places: rows
        .filter((row) => row.for === undefined || row.for.some((role) => roles.includes(role)))
        .map(({ path, text }) => ({ href: `${home}${path}`, text })),
    }))
    .filter(({ places }) => places.length > 0);
}

/** The place that an address lies in: the one whose own address is the longest beginning of it. */
export function currentPlace(groups: readonly PlaceGroup[], address: string): Place | null {
  const around = groups
    .flatMap(({ places }) => places)
    .filter(({ href }) => address === href || address.startsWith(`${href}/`));
  return around.reduce<Place | null>(
    (longest, place) => (longest && longest.href.length >= place.href.length ? longest : place),
    null,
  );
}
