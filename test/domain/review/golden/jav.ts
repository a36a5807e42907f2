import type { Stance } from "#app/domain/minutes.ts";
import {
  abstains,
  decided,
  disqualified,
  meeting,
  presence,
  section,
  unspecified,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { at, type Case, type Golden, knowing } from "./case.ts";

const noting = (...stances: Stance[]): Case => ({
  minutes: meeting({ items: withItem(4, { stances }) }),
});
/** The same, with an ersättare in the room who does not serve. */
const withTor = (...stances: Stance[]): Case => ({
  minutes: meeting({
    presences: [...wholeBoard, presence("tor", null, { capacity: "substitute" })],
    items: withItem(4, { stances }),
  }),
});

/** An old protokoll, whose text is all that tells. */
const onPaper = (body: string): Case => {
  const stance = disqualified("lena", { ground: null, leftAt: null, returnedAt: null });
  const about = { body, lead: "Styrelsen beslutade", clauses: ["att anta planen."] };
  return at({ sections: [about], stances: [stance] }, { mandates: [] });
};

export const disqualificationCases: Golden = {
  "Jäv med grund och klockslag": {
    fault: [
      noting(disqualified("lena", { ground: null })),
      noting(disqualified("lena", { leftAt: null })),
      onPaper("Lena Gran anmälde jäv och lämnade rummet kl. 14.05."),
      onPaper("Lena Gran anmälde jäv eftersom hon leder föreningen, och deltog inte."),
    ],
    sound: [
      onPaper("Lena Gran anmälde jäv (6 kap. 28 § punkt 2) och lämnade rummet kl. 14.05."),
      onPaper("Lena Gran är jävig eftersom hon leder föreningen och gick ut klockan 14.05."),
      noting(disqualified("lena")),
      noting(disqualified("lena", { returnedAt: null })),
      noting(abstains("lena")),
    ],
  },
  "Klockslag vid jäv": {
    fault: [noting(disqualified("lena", { leftAt: "14:20", returnedAt: "14:05" }))],
    sound: [
      noting(disqualified("lena", { leftAt: "14:05", returnedAt: "14:05" })),
      noting(disqualified("lena", { returnedAt: null })),
    ],
  },
  "Den som är jävig går ut": {
    fault: [
      noting(disqualified("lena", { scope: "decision" })),
      noting(disqualified("lena", { scope: "discussion" })),
      noting(disqualified("lena"), abstains("lena")),
    ],
    sound: [noting(disqualified("lena")), noting(disqualified("lena"), abstains("omar"))],
  },
  "Jäv skilt från avstående": {
    fault: [noting(unspecified("lena")), noting(unspecified("ida", "discussion"))],
    sound: [noting(abstains("lena")), noting(disqualified("lena"))],
  },
  "Bara den som tjänstgör kan avstå": {
    fault: [withTor(abstains("tor")), noting(abstains("ida"))],
    sound: [withTor(abstains("lena")), withTor(disqualified("tor"))],
  },
  "Den som noteras var där": {
    fault: [noting(disqualified("vera"))],
    sound: [noting(disqualified("ida")), withTor(disqualified("tor"))],
  },
};

const applying = (body: string, about: Parameters<typeof at>[0] = {}): Case =>
  at({
    kind: "grant",
    heading: "Ansökan om handledare",
    sections: [{ ...decided("att bevilja 240 000 kr."), body }],
    ...about,
  });
const answered = (one: Case, answer: "none" | "disqualified"): Case =>
  knowing(one, {
    answers: [{ itemId: "item-4", personId: "lena", answer, reason: "Delar inte ut pengarna" }],
  });
const own = (name: string): NonNullable<Case["known"]> => ({
  ties: [{ personId: "lena", kind: "ownership", name }],
});

export const interestCases: Golden = {
  "Anmält jäv antecknas": {
    fault: [answered(applying("Föreningen Vågen söker medel."), "disqualified")],
    sound: [
      answered(applying("Försäkringskassan söker medel."), "none"),
      answered(applying("Föreningen söker.", { stances: [disqualified("lena")] }), "disqualified"),
    ],
  },
  "Den som företräder en part": {
    fault: [
      applying("Försäkringskassan söker medel. Kontaktperson är Lena Gran."),
      knowing(applying("Föreningen Vågen söker medel."), own("Föreningen Vågen")),
      knowing(applying("Förslaget gås igenom."), {
        parties: [{ itemId: "item-4", role: "payee", name: "Lena Gran" }],
      }),
    ],
    sound: [
      applying("Kontaktperson är Lena Gran.", { stances: [disqualified("lena")] }),
      applying("Kontaktperson är Mona Gran. Lena Gran frågar om tiden."),
      knowing(applying("Föreningen Vågen söker medel."), own("Föreningen Stranden")),
      at({ kind: "information", sections: [section({ body: "Kontaktperson är Lena Gran." })] }),
    ],
  },
  "Den vars huvudman är part": {
    fault: [
      applying("Norrsunds kommuns ansökan gäller en handledare."),
      applying("Förslaget gås igenom.", { heading: "Ansökan från Försäkringskassan" }),
      knowing(applying("Föreningen Vågen söker medel."), {
        ties: [{ personId: "lena", kind: "employer", name: "Föreningen Vågen" }],
      }),
    ],
    sound: [
      applying("Försäkringskassan söker medel.", { stances: [abstains("lena")] }),
      applying("Samråd hölls med Norrsunds kommunförbund."),
      answered(applying("Försäkringskassan söker medel."), "none"),
      applying("Arbetet har följts av Försäkringskassan sedan i våras."),
    ],
  },
};
