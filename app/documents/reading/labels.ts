/** The labels that first and last pages of protokoll use, in the words of many förbund. */
import { findDates } from "#app/domain/words/dates.ts";
import { isName, isOrganisation, namesIn } from "#app/domain/words/people.ts";

/** People lists, offices, dates of the anslag, and the rest. `head` labels take no value of their own. */
export type LabelKey =
  | "date"
  | "time"
  | "place"
  | "timePlace"
  | "organ"
  | "range"
  | "present"
  | "members"
  | "serving"
  | "substitutes"
  | "others"
  | "absent"
  | "absentSubstitutes"
  | "chair"
  | "secretary"
  | "adjuster"
  | "approvedOn"
  | "approval"
  | "postedOn"
  | "takedown"
  | "postedPeriod"
  | "keptAt"
  | "appealBy"
  | "signature"
  | "contents"
  | "caseNumber"
  | "head";

const WORDS: Partial<Record<LabelKey, string>> = {
  date: "sammanträdesdatum|mötesdatum|datum|sammanträdesdag|dag|datum för sammanträde|datum för sammanträdet|sammanträde",
  time: "tid|klockan|mötestid|sammanträdestid",
  place: "plats|lokal|möteslokal|sammanträdesplats|mötesplats|sammanträdeslokal",
  timePlace:
    "tid och plats|plats och tid|tid/plats|plats/tid|dag och plats|datum och plats|plats och datum|tid & plats|plats & tid|dag, tid och plats|plats, tid|tid, plats|datum, tid och plats|plats och tid för sammanträdet|dag och tid|datum och tid",
  organ: "avser sammanträde med|organ|nämnd|myndighet|styrelse/nämnd|förbund|instans",
  range:
    "protokollet omfattar|protokollet avser|paragrafer|paragraf|paragrafer i protokollet|omfattar paragrafer|omfattar|protokollet innehåller paragraferna|protokollet omfattar paragraferna|justerade paragrafer|avser paragrafer",
  chair: "ordförande|mötesordförande|ordf|ordförande vid mötet|ordföranden",
  secretary:
    "sekreterare|mötessekreterare|protokollförare|vid protokollet|vid protokollet/sekreterare|sekreterare vid mötet|protokollsekreterare|sekr",
  adjuster:
    "justerare|justerande|justerande person|utses att justera|utsedd att justera|utsedda att justera|protokolljusterare|protokollsjusterare|justeringsperson|justeringspersoner|justeringsman|justeringsmän|att justera protokollet|justerande ledamot",
  approval: "justeras|justerat|justeras av|justeras den|justerat den|justering|justerat av",
  approvedOn:
    "justeringsdatum|datum för justering|justeringens plats och tid|justeringens tid och plats|justeringens tid|justeringstid|plats och tid för justering|tid och plats för justering|justeringsdag|protokollet justerat|protokollet justerades|justeringens datum",
  postedOn:
    "anslagsdatum|datum för anslag|datum för anslags uppsättande|datum för anslagets uppsättande|anslaget sätts upp|anslag sätts upp|anslaget uppsatt|anslaget sattes upp|anslaget|anslås|anslagen|uppsatt|anslag uppsatt|datum när anslaget sätts upp|datum då anslaget sätts upp|anslag sattes upp|anslagen den|anslaget den|anslagsdag|anslagets uppsättande|sätts upp",
  takedown:
    "anslaget tas ned tidigast|anslaget tas ner tidigast|anslaget tas ned|anslaget tas ner|anslag tas ned|anslag tas ner|datum för anslags nedtagande|datum för anslagets nedtagande|anslaget nedtaget|anslaget får tas ned|anslaget får tas ner|tas ned tidigast|tas ner tidigast|datum då anslaget tas ned|datum när anslaget tas ned|datum när anslaget tas ner|datum då anslaget tas ner|nedtas|nedtages|anslaget nedtages|tas ned|tas ner|anslaget tas bort|anslagets nedtagande|får tas ned tidigast",
  postedPeriod: "anslagstid|anslagsperiod|anslagen under tiden|anslaget under tiden",
  keptAt:
    "förvaringsplats|förvaringsplats för protokollet|förvaringsplats för protokoll|protokollet förvaras|protokollet förvaras på|protokollet förvaras hos|protokollet finns tillgängligt|protokollet finns tillgängligt på|protokollet finns|protokollet finns på|protokollet finns hos|protokollets förvaringsplats",
  appealBy:
    "sista dag för överklagande|sista dag att överklaga|överklagas senast|sista datum för överklagande|datum för överklagan till och med|överklagandetid",
  signature:
    "underskrift|underskrifter|namnförtydligande|enligt uppdrag (namnteckning)|enligt uppdrag|namnteckning|signatur|underskrift/anslaget av|anslaget av|bestyrks|bestyrkes|utdragets riktighet bestyrks|rätt utdraget intygar|elektroniska underskrifter|digitala underskrifter",
  contents:
    "dagordning|föredragningslista|innehåll|innehållsförteckning|ärenden|ärendelista|bilagor|bilageförteckning|kallelse|handlingar",
  caseNumber:
    "diarienummer|dnr|diarienr|mötesnummer|protokoll nr|protokollnummer|sammanträdesnummer|nr",
  head: "bevis/anslag|anslag/bevis|anslagsbevis|anslag och bevis|bevis|anslag|bevis om anslag|bevis om justering|bevis om tillkännagivande av justering|tillkännagivande av protokollsjustering|justering och anslag|närvarolista",
};

const KEYS = new Map<string, LabelKey>(
  Object.entries(WORDS).flatMap(([key, words]) =>
    words.split("|").map((word): [string, LabelKey] => [word, key as LabelKey]),
  ),
);

/** Words that headings of people lists are made of. */
const LIST_WORDS = new Set(
  "närvarande närvaro ordinarie ledamöter ledamot ersättare tjänstgörande ej icke inte övriga deltagare deltagande deltog beslutande och samt adjungerade adjungerad suppleanter från styrelsen var vid sammanträdet mötet även dessutom inbjudna gäster föredragande tjänstemän tjänstepersoner tjänsteman personal kansli kansliet revisorer förtroendevalda frånvarande förhindrade förhinder anmält anmälda anmälde insynsplats insynsledamöter / & för personer in med förfall".split(
    " ",
  ),
);

const LISTS: [RegExp, LabelKey][] = [
  [
    /^(?:ej|inte|icke) (?:närvarande|deltagande) (?:ersättare|suppleanter)|^(?:frånvarande|förhindrade) (?:ersättare|suppleanter)/,
    "absentSubstitutes",
  ],
  [
    /^(?:ej|inte|icke) (?:närvarande|deltagande)|^frånvarande|förhindrade|förhinder|förfall/,
    "absent",
  ],
  [/(?<!ej )(?<!icke )(?<!inte )tjänstgörande (?:ersättare|suppleanter)/, "serving"],
  [/ersättare|suppleanter/, "substitutes"],
  [
    /övriga|adjungera|tjänstem|tjänsteperson|personal|inbjudna|gäster|föredragande|även|dessutom|kansli|revisorer|insyn/,
    "others",
  ],
  [/ledamöter|ledamot$|beslutande|förtroendevalda/, "members"],
  [/^närvar|^deltag/, "present"],
];

const normal = (text: string): string => {
  let end = text.length;
  while (end > 0 && /[\s._…:–-]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).toLowerCase().replace(/\s+/g, " ").trim();
};

const LONGEST_LABEL = 70;

/** Most lines begin with none of these, and need no further look. */
const FIRST_WORDS = new Set([...KEYS.keys()].map((words) => words.split(/[ /,]/)[0] ?? ""));

const mayBeLabel = (text: string): boolean => {
  const first = /^[(\s]*([^\s:/,()._…]+)/.exec(text.slice(0, LONGEST_LABEL))?.[1]?.toLowerCase();
  return first !== undefined && (FIRST_WORDS.has(first) || LIST_WORDS.has(first));
};

/** What a text labels when it is a label and nothing more. */
export function labelKey(text: string): LabelKey | null {
  if (text.length > LONGEST_LABEL || !mayBeLabel(text)) return null;
  const word = normal(text);
  const exact = KEYS.get(word);
  if (exact) return exact;
  const bare = word.replace(/[()]/g, " ").replace(/\s+/g, " ").trim();
  const words = bare.split(/[\s,]+|(?<=\S)(?=\/)|(?<=\/)(?=\S)/);
  if (bare === "" || !words.every((part) => LIST_WORDS.has(part))) return null;
  return LISTS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

export const isPeopleKey = (key: LabelKey): boolean =>
  [
    "present",
    "members",
    "serving",
    "substitutes",
    "others",
    "absent",
    "absentSubstitutes",
  ].includes(key);
export const isRoleKey = (key: LabelKey): boolean =>
  ["chair", "secretary", "adjuster"].includes(key);
export const isDateKey = (key: LabelKey): boolean =>
  ["date", "approvedOn", "postedOn", "takedown", "postedPeriod", "appealBy"].includes(key);

export type Label = { key: LabelKey; rest: string };

/** Whether words after a label, with only a space between, can be its value. */
function fits(key: LabelKey, rest: string): boolean {
  if (isDateKey(key) || key === "approval") {
    const first = findDates(rest)[0];
    return first !== undefined && first.at <= 12;
  }
  if (key === "range") return /^(?:§|\d)/.test(rest) && rest.length < 60;
  if (isRoleKey(key) || isPeopleKey(key)) {
    const name = namesIn(rest)[0];
    return name !== undefined && rest.indexOf(name.split(" ")[0] ?? "") <= 1;
  }
  if (key === "organ") return isOrganisation(rest) || /styrelse/i.test(rest);
  if (["place", "timePlace", "time"].includes(key)) return /^(?:\p{Lu}|\d|kl)/u.test(rest);
  return key === "keptAt" || (key === "caseNumber" && /^\S*\d/.test(rest));
}

/** The longest label that the text begins with and that what follows can belong to. */
function prefixLabel(text: string): Label | null {
  if (!mayBeLabel(text)) return null;
  const head = text.slice(0, LONGEST_LABEL);
  const ends = [...head.matchAll(/\s+|(?=§)/g)].map((match) => match.index).reverse();
  for (const end of ends) {
    const key = end > 0 ? labelKey(text.slice(0, end)) : null;
    const rest = text.slice(end).trim();
    if (key && fits(key, rest)) return { key, rest };
  }
  return null;
}

/** The label that opens a text and what follows it; null when the text opens otherwise. */
export function labelAt(text: string): Label | null {
  const whole = labelKey(text);
  if (whole) return { key: whole, rest: "" };
  const colon = text.slice(0, LONGEST_LABEL).indexOf(":");
  const key = colon > 0 ? labelKey(text.slice(0, colon)) : null;
  if (key) return { key, rest: text.slice(colon + 1).trim() };
  return isName(text) ? null : prefixLabel(text);
}
