/** What is decided about arvoden, in words, and the grundbelopp that the formula proposes. */
import { addDays, type LegalDate, parts } from "../../../domain/calendar.ts";
import { annualRole } from "../../../domain/fees/annual.ts";
import {
  type ChangeRounding,
  changeRoundings,
  differsFrom,
  proposeBase,
} from "../../../domain/fees/indexation.ts";
import {
  baseAmountsIn,
  type DecidedKind,
  type FeeSetting,
  feeSettingNames,
  isDecided,
  settingOn,
} from "../../../domain/fees/settings.ts";
import { settingText } from "../../../domain/fees/words.ts";
import type { Seat } from "../../../domain/minutes.ts";

type Register = {
  seats: readonly Seat[];
  persons: readonly { id: string; name: string }[];
  today: LegalDate;
};

export type DecidedRow = {
  id: string;
  name: string;
  text: string;
  ground: string;
  from: LegalDate;
  /** Holds today, did before, or will. */
  when: "now" | "before" | "later";
};

/** What the formula says of a grundbelopp that was counted between two years, where it says something else. */
function noteOn(settings: readonly FeeSetting[], one: FeeSetting): string {
  if (one.kind !== "base") return "";
  const { kronor, fromYear, toYear } = one.value;
  const before = settingOn(settings, "base", addDays(one.validFrom, -1))?.value.kronor;
  if (fromYear === null || toYear === null || before === undefined) return "";
  const table = baseAmountsIn(settings);
  return differsFrom(kronor, { base: before, fromYear, toYear }, table) ?? "";
}

const subjectName = ({ subject }: FeeSetting, { seats, persons }: Register): string =>
  persons.find(({ id }) => id === subject)?.name ?? annualRole(subject, seats);

/** Every decision, those that hold first, each kind together. A base amount has its own page. */
export function decidedNow(settings: readonly FeeSetting[], register: Register): DecidedRow[] {
  const { today } = register;
  const kinds = Object.keys(feeSettingNames) as DecidedKind[];
  const order = { now: 0, later: 1, before: 2 };
  return settings
    .filter(isDecided)
    .map((one): DecidedRow & { kind: DecidedKind } => {
      const holds = settingOn(settings, one.kind, today, one.subject)?.id === one.id;
      const about = subjectName(one, register);
      return {
        ...{ id: one.id, kind: one.kind, ground: one.ground },
        text: [settingText(one), noteOn(settings, one)].filter((words) => words !== "").join(". "),
        name: about === "" ? feeSettingNames[one.kind] : `${feeSettingNames[one.kind]}: ${about}`,
        from: one.validFrom,
        when: holds ? "now" : one.validFrom > today ? "later" : "before",
      };
    })
    .toSorted(
      (a, b) =>
        order[a.when] - order[b.when] ||
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        b.from.localeCompare(a.from) ||
        a.name.localeCompare(b.name, "sv"),
    )
    .map(({ kind, ...row }) => row);
}

/** The proposal between the two years that the address names. */
export function proposalOf(
  settings: readonly FeeSetting[],
  today: LegalDate,
  asked: URLSearchParams,
) {
  const table = baseAmountsIn(settings);
  const base = settingOn(settings, "base", today)?.value.kronor ?? null;
  const thisYear = parts(today).year;
  const year = (name: string, standard: number) => {
    const words = asked.get(name) ?? "";
    return /^\d{4}$/.test(words) ? Number(words) : standard;
  };
  const wish = {
    fromYear: year("fran", thisYear - 1),
    toYear: year("till", thisYear),
    rounding: (asked.get("avrundning") === "exact" ? "exact" : "tenths") as ChangeRounding,
  };
  const made = base !== null && asked.has("fran") ? proposeBase({ base, ...wish }, table) : null;
  return {
    ...{ base, wish, roundings: changeRoundings },
    proposed: made?.ok ? { ...wish, kronor: made.value.kronor } : null,
    proposalWords: made === null ? null : made.ok ? made.value.words : null,
    proposalFaults: made && !made.ok ? made.refusals : [],
  };
}
