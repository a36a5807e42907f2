/** What an ärende is, told by its heading. The law asks different things of different kinds. */
import type { ItemKind } from "#app/domain/minutes.ts";

/** In order: the first that fits decides. */
const KINDS: [RegExp, ItemKind][] = [
  [
    /(?:sammanträdet|mötet|mötets|sammanträdets)\s+(?:avslut|stäng)|^avslut(?:ning|ande)/i,
    "closing",
  ],
  [/(?:sammanträdet|mötet|mötets|sammanträdets)\s+öppn|^öppnande|^inledning|^upprop/i, "opening"],
  [
    /(?:val|utseende|utse|utsedda?) .*juster|^(?:protokolls?)?juster(?:are|ing|ande)/i,
    "election_of_adjusters",
  ],
  [/dagordning|föredragningslista/i, "agenda"],
  [
    /(?:föregående|förra|tidigare)\s+(?:mötes\s*|sammanträdes\s*)?protokoll|^protokoll\s+från/i,
    "previous_minutes",
  ],
  [/övriga\s+(?:frågor|ärenden)|^övrigt$|väckta frågor/i, "other_questions"],
  [/^(?:information|rapport|lägesrapport|redovisning|inbjud|utbildning)/i, "information"],
  [/ansök(?:an|ningar)|medelsansök|^beviljande|^medel till/i, "grant"],
  [/årsredovisning|årsbokslut/i, "annual_report"],
  [/budget(?!uppföljning|avvik|läge|utfall|prognos)/i, "budget"],
  [/delegationsbeslut|delegerade beslut|anmälan av delegation/i, "delegation_report"],
  [/^val(?:\s|$)|^nominering|konstituer|^entledigande/i, "election"],
  [/informa|informerar|rapport|uppföljning|inbjudningar|nuläge|budget/i, "information"],
];

/** The kind that a heading tells; `decides` is for one that tells nothing: did it end in a decision? */
export function itemKind(heading: string | null, decides: boolean): ItemKind {
  const found = KINDS.find(([pattern]) => pattern.test(heading ?? ""))?.[1];
  return found ?? (decides ? "decision" : "information");
}
