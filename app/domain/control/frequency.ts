/**
 * How often a control is made, as something that can be counted. Words that cannot, such as "vid behov", are no
 * frequency: nobody could say whether the control was made in time. @see CTRL-22
 */

/** What one step is, in months; null = a sammanträde. */
export const units = {
  month: { months: 1, noun: "månad", every: "varje månad" },
  quarter: { months: 3, noun: "kvartal", every: "varje kvartal" },
  tertial: { months: 4, noun: "tertial", every: "varje tertial" },
  halfYear: { months: 6, noun: "halvår", every: "varje halvår" },
  year: { months: 12, noun: "år", every: "varje år" },
  meeting: { months: null, noun: "sammanträde", every: "vid varje sammanträde" },
} as const satisfies Record<string, { months: number | null; noun: string; every: string }>;

export type FrequencyUnit = keyof typeof units;
export const allUnits = Object.keys(units) as FrequencyUnit[];

/** "Varje kvartal" is `{ unit: "quarter", every: 1 }`, "vartannat sammanträde" `{ unit: "meeting", every: 2 }`. */
export type Frequency = { unit: FrequencyUnit; every: number };

const ordinals = ["", "", "andra", "tredje", "fjärde", "femte", "sjätte"];

/** "varje kvartal", "var tredje månad", "vid vartannat sammanträde". */
export function frequencyText({ unit, every }: Frequency): string {
  const { noun, every: plain } = units[unit];
  if (every === 1) return plain;
  const isNeuter = unit !== "month";
  const start = unit === "meeting" ? "vid " : "";
  if (every === 2) return `${start}${isNeuter ? "vartannat" : "varannan"} ${noun}`;
  return `${start}${isNeuter ? "vart" : "var"} ${ordinals[every] ?? `${every}:e`} ${noun}`;
}

/** A control is made at least once a year, else no year's report would tell of it. */
export function isFrequency({ unit, every }: Frequency): boolean {
  if (!Number.isSafeInteger(every) || every < 1) return false;
  const { months } = units[unit];
  return months === null ? every <= 6 : months * every <= 12;
}

const adverbs: Record<string, FrequencyUnit> = {
  ...{ månadsvis: "month", månatligen: "month", kvartalsvis: "quarter", tertialvis: "tertial" },
  ...{ halvårsvis: "halfYear", årsvis: "year", årligen: "year" },
} as Record<string, FrequencyUnit>;

const nouns: Record<string, FrequencyUnit> = {
  ...{ månad: "month", kvartal: "quarter", tertial: "tertial", halvår: "halfYear", år: "year" },
  ...{ sammanträde: "meeting", styrelsemöte: "meeting", styrelsesammanträde: "meeting" },
} as Record<string, FrequencyUnit>;

const timesAYear: Record<string, FrequencyUnit> = {
  ...{ "1": "year", en: "year", "2": "halfYear", två: "halfYear", "3": "tertial" },
  ...{ tre: "tertial", "4": "quarter", fyra: "quarter", "12": "month", tolv: "month" },
} as Record<string, FrequencyUnit>;

const everyWords = [
  /^(?:vid )?varje$/,
  /^(?:vid )?(?:varannan|vartannat)$/,
  /^(?:vid )?(?:var|vart) (?:tredje|3:e)$/,
  /^(?:vid )?(?:var|vart) (?:fjärde|4:e)$/,
  /^(?:vid )?(?:var|vart) (?:femte|5:e)$/,
  /^(?:vid )?(?:var|vart) (?:sjätte|6:e)$/,
];

/** The frequency that the words say; null when they say none that can be counted. */
export function readFrequency(typed: string): Frequency | null {
  const said = typed
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[.\s]+$/, "")
    .trim();
  const adverb = adverbs[said];
  if (adverb) return { unit: adverb, every: 1 };
  const [, times, per] =
    /^(\S+) gång(?:er)? (?:per|om|i) (år(?:et)?|månaden?|kvartal(?:et)?)$/.exec(said) ?? [];
  if (times && per) {
    const isOnce = times === "en" || times === "1";
    if (per.startsWith("år"))
      return timesAYear[times] ? { unit: timesAYear[times], every: 1 } : null;
    return isOnce ? { unit: per.startsWith("m") ? "month" : "quarter", every: 1 } : null;
  }
  const [, words = "", noun = ""] = /^(.+) (\S+)$/.exec(said) ?? [];
  const unit = nouns[noun];
  const every = everyWords.findIndex((one) => one.test(words)) + 1;
  if (!unit || every === 0) return null;
  const frequency = { unit, every };
  return isFrequency(frequency) ? frequency : null;
}

/** "month:3", for a form. */
export const frequencyValue = ({ unit, every }: Frequency): string => `${unit}:${every}`;

/** The same read back; null when it is no frequency. */
export function readFrequencyValue(value: string): Frequency | null {
  const [name, number] = value.split(":");
  const unit = allUnits.find((one) => one === name);
  const every = Number(number);
  return unit && isFrequency({ unit, every }) ? { unit, every } : null;
}
