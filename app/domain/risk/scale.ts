/**
 * The two scales of a risk analysis, each in four steps with the words that förbund use, and what each step means.
 * @see CTRL-23
 */

export const scaleValues = [1, 2, 3, 4] as const;
export type ScaleValue = (typeof scaleValues)[number];

/** `before`: what the step was called here before, still read in tables. */
type Step = { word: string; means: string; before?: string };
type Scale = { name: string; definite: string; asks: string; steps: Record<ScaleValue, Step> };

/** How bad it would be, and how likely it is. */
export const scales = {
  severity: {
    name: "Väsentlighet",
    definite: "väsentligheten",
    asks: "Hur illa blir det om det händer?",
    steps: {
      1: { word: "Försumbar", means: "Det märks knappt.", before: "Obetydlig" },
      2: { word: "Lindrig", means: "Det märks, men är lätt att rätta till.", before: "Liten" },
      3: { word: "Kännbar", means: "Det stör arbetet, kostar pengar eller drabbar någon." },
      4: { word: "Allvarlig", means: "Skadan är så stor att det inte får hända." },
    },
  },
  likelihood: {
    name: "Sannolikhet",
    definite: "sannolikheten",
    asks: "Hur troligt är det att det händer?",
    steps: {
      1: { word: "Osannolik", means: "Vi räknar inte med att det händer." },
      2: {
        word: "Mindre sannolik",
        means: "Det kan hända någon enstaka gång.",
        before: "Ovanlig",
      },
      3: { word: "Möjlig", means: "Det kan mycket väl hända." },
      4: { word: "Sannolik", means: "Det händer om ingen gör något.", before: "Trolig" },
    },
  },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

/** "3 Kännbar". */
export const stepText = (scale: ScaleName, value: ScaleValue): string =>
  `${value} ${scales[scale].steps[value].word}`;

/** Whether the word is the step's own, or the one it had before: "lindrig", or of what it would be, "lindrigt". */
const isCalled = ({ word, before }: Step, said: string): boolean =>
  [word, ...(before ? [before] : [])].some((one) =>
    [one.toLowerCase(), `${one.toLowerCase()}t`].includes(said),
  );

/**
 * What somebody typed as a step: its number, alone or before a word ("3 – Kännbar"), or its word. Null when the scale
 * has no such step.
 */
export function readStep(scale: ScaleName, typed: string): ScaleValue | null {
  const said = typed.trim().replace(/\s+/g, " ").toLowerCase();
  const number = /^(\d+)(?![\d.,])/.exec(said)?.[1];
  return (
    scaleValues.find((value) =>
      number === undefined ? isCalled(scales[scale].steps[value], said) : String(value) === number,
    ) ?? null
  );
}
