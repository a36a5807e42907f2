/** The two kinds of text that are written so: an ärende's, and a point's of minnesanteckningar. */

/** What is said of each to the one who writes. */
export const textKinds = {
  item: {
    one: "en paragraf",
    /** When there is no room for what was written, and for what was to be pasted. */
    shorten: "Dela upp den, eller lägg den som bilaga.",
    instead: "Lägg det som bilaga i stället.",
  },
  point: {
    one: "en punkt",
    shorten: "Dela upp den på flera punkter.",
    instead: "Klistra in det viktigaste i stället.",
  },
} as const;

export type TextKind = keyof typeof textKinds;
