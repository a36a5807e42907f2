/** The two scales of a risk analysis, each in four steps, with what each step means. @see CTRL-23 */

export const scaleValues = [1, 2, 3, 4] as const;
export type ScaleValue = (typeof scaleValues)[number];

type Step = { word: string; means: string };
type Scale = { name: string; definite: string; asks: string; steps: Record<ScaleValue, Step> };

/** How bad it would be, and how likely it is. */
export const scales = {
  severity: {
    name: "Väsentlighet",
    definite: "väsentligheten",
    asks: "Hur illa blir det om det händer?",
    steps: {
      1: { word: "Obetydlig", means: "Det märks knappt." },
      2: { word: "Liten", means: "Det märks, men är lätt att rätta till." },
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
      2: { word: "Ovanlig", means: "Det kan hända någon enstaka gång." },
      3: { word: "Möjlig", means: "Det kan mycket väl hända." },
      4: { word: "Trolig", means: "Det händer om ingen gör något." },
    },
  },
} as const satisfies Record<string, Scale>;

export type ScaleName = keyof typeof scales;

/** "3 Kännbar". */
export const stepText = (scale: ScaleName, value: ScaleValue): string =>
  `${value} ${scales[scale].steps[value].word}`;

/**
 * What somebody typed as a step: its number, alone or before a word ("3 – Kännbar"), or its word. Null when the scale
 * has no such step.
 */
export function readStep(scale: ScaleName, typed: string): ScaleValue | null {
  const said = typed.trim().toLowerCase();
  const number = /^(\d+)(?![\d.,])/.exec(said)?.[1];
  return (
    scaleValues.find((value) =>
      number === undefined
        ? scales[scale].steps[value].word.toLowerCase() === said
        : String(value) === number,
    ) ?? null
  );
}
