import type { Attachment } from "#app/domain/minutes.ts";
import {
  abstains,
  decided,
  disqualified,
  items,
  meeting,
  section,
  withItem,
} from "#test/support/minutes.ts";
import { decidedItem, meetingWith, motion, openVote, question } from "#test/support/proceeding.ts";
import { at, type Case, clauses, type Golden, text } from "./case.ts";

const grant = (about: Parameters<typeof at>[0]) =>
  at({ kind: "grant", heading: "Ansökan om handledare", financing: null, ...about });
const struck = { struck: "Ärendet utgår", financing: null };

export const decisionCases: Golden = {
  "Beslutsmening och att-sats": {
    fault: [
      at({ sections: [section({ lead: "Styrelsen beslutade", clauses: [" "] })] }),
      at({ sections: [section({ clauses: ["att godkänna rapporten."] })] }),
      at({ sections: [decided("att anta planen."), section({ lead: "Styrelsen beslutade" })] }),
    ],
    sound: [clauses("att godkänna rapporten."), text("Rapporten gås igenom.")],
  },
  "Beslut som att-satser": {
    fault: [clauses("Rapporten godkänns."), clauses("attestera räkningen.")],
    sound: [clauses("Att godkänna rapporten."), clauses("att anta planen.", "att utse Per Alm.")],
  },
  "Ärende som utgår": {
    fault: [at({ ...struck, sections: [decided("att godkänna rapporten.")] })],
    sound: [at({ ...struck, sections: [section({ body: "Ärendet utgår." })] })],
  },
  "Varje ärende är handlagt": {
    fault: [at({ sections: [] }), at({ sections: [section({ body: "  " })] })],
    sound: [at({ ...struck, sections: [] }), at({ kind: "closing", sections: [] })],
  },
  "Finansiering av beviljade medel": {
    fault: [
      grant({ sections: [decided("att bevilja 90 000 kr.")] }),
      grant({ sections: [decided("att bevilja 90 000 kr.", "att avslå ansökan i övrigt.")] }),
    ],
    sound: [
      grant({ sections: [decided("att bevilja 90 000 kr.")], financing: "Konto 4010" }),
      grant({ sections: [decided("att avslå ansökan.")] }),
      grant({ sections: [decided("att bordlägga ärendet.")] }),
    ],
  },
};

const refused = { motions: [motion("no", "reject")] };
const reserved = { reservations: [{ personId: "lena", text: "", announcedAt: "14:00" }] };

export const proceedingCases: Golden = {
  "Alla yrkanden är besvarade": {
    fault: [{ minutes: meetingWith(decidedItem(refused)) }],
    sound: [
      { minutes: meetingWith(decidedItem({ ...refused, questions: [question()] })) },
      {
        minutes: meetingWith(
          decidedItem({ motions: [motion("no", "reject", { isWithdrawn: true })] }),
        ),
      },
    ],
  },
  "Yrkanden och röster av dem som tjänstgör": {
    fault: [
      {
        minutes: meetingWith(
          decidedItem(
            { ...refused, questions: [openVote("jnjj")] },
            { stances: [disqualified("lena")] },
          ),
        ),
      },
      {
        minutes: meetingWith(
          decidedItem(
            { motions: [motion("no", "reject", { moverIds: ["ida"] })], questions: [question()] },
            {},
          ),
        ),
      },
    ],
    sound: [
      { minutes: meetingWith(decidedItem({ ...refused, questions: [openVote("jnjj")] })) },
      {
        minutes: meetingWith(
          decidedItem(
            { ...refused, questions: [openVote("jnj", {}, ["anna", "per", "omar"])] },
            { stances: [abstains("lena")] },
          ),
        ),
      },
    ],
  },
  "Reservation av den som deltog i beslutet": {
    fault: [{ minutes: meetingWith(decidedItem({ questions: [openVote("jn-j")], ...reserved })) }],
    sound: [
      {
        minutes: meetingWith(
          decidedItem({ ...refused, questions: [openVote("jnnj")], ...reserved }),
        ),
      },
    ],
  },
};

const numbered = (...numbers: (number | null)[]): Case => ({
  minutes: meeting({
    items: items.map((one, index) => ({ ...one, number: numbers[index] ?? null })),
  }),
});

export const numberingCases: Golden = {
  "Paragrafer i följd": {
    fault: [
      numbered(11, 12, 13, 15, 16),
      numbered(11, 12, 13, 13, 14),
      numbered(11, 12, null, 13, 14),
    ],
    sound: [
      numbered(11, 12, 13, 14, 15),
      numbered(11, 12, 13, 14, null),
      numbered(null, null, null, null, null),
      { minutes: meeting({ items: withItem(3, { struck: "Utgår", sections: [] }) }) },
    ],
  },
};

const bilaga = (label: string, sha256: string | null = "c0ffee"): Attachment => ({
  id: `bilaga-${label}`,
  label,
  title: "",
  sha256,
});
/** Bilagor cited at the third and the fourth ärende, and those that are there. */
const citing = (third: string[], fourth: string[], there: Attachment[]): Case => ({
  minutes: meeting({
    items: withItem(4, { attachments: fourth }).map((one) =>
      one.position === 3 ? { ...one, attachments: third } : one,
    ),
    attachments: there,
  }),
});
const paper = (...labels: string[]) => labels.map((label) => bilaga(label, null));
const stored = (...labels: string[]) => labels.map((label) => bilaga(label));

export const attachmentCases: Golden = {
  "Bilagor som finns": {
    fault: [citing([], ["1", "3"], stored("1")), citing([], ["1"], stored("1", "1"))],
    sound: [citing([], ["1", "1"], stored("1")), citing(["A"], ["1"], stored("1", "A"))],
  },
  "Hänvisningar som leder någonstans": {
    fault: [text("Se [§](arende:gone)."), text("Se [Bilaga](bilaga:gone).")],
    sound: [
      text("Se [§](arende:item-3)."),
      at({
        struck: "Ärendet utgår",
        sections: [section({ body: "Se [§](arende:gone)." })],
        financing: null,
      }),
      text("Se \\[§](arende:gone), som är skrivet så."),
    ],
  },
  "Bilagor som används": {
    fault: [
      citing([], ["1"], stored("1", "2")),
      citing(["1", "2"], ["2"], paper("1", "2")),
      citing(["4"], ["6"], paper("4", "6")),
    ],
    sound: [
      citing(["1"], ["1", "5"], stored("1", "5")),
      citing(["1", "2"], ["3", "A"], paper("1", "2", "3", "A")),
    ],
  },
};
