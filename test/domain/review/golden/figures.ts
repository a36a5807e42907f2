import { legalDate } from "#app/domain/calendar.ts";
import { equity, insatser, rows, statement } from "#test/support/budgets.ts";
import { section } from "#test/support/minutes.ts";
import { at, type Case, clauses, type Golden, knowing, text } from "./case.ts";

const granting = (body: string, ...said: string[]): Case =>
  at({
    kind: "grant",
    heading: "Ansökan om medel",
    sections: [section({ body, lead: "Styrelsen beslutade", clauses: said })],
  });

const APPLIED = "Ansökan gäller en handledare. Detta till en kostnad av 310 000 kr för 2027.";
const given = (sum: string) => `att bevilja Norrsunds kommun ${sum} till en handledare för 2027.`;

const application = `Ansökan\n\n${rows(["Kostnad", "Budget 2027"], ["Lön", "280 000 kr"], ["Lokal", "30 000 kr"], ["Summa", "310 000 kr"])}`;
const withPaper = (sum: string, text = application): Case => {
  const { minutes } = granting("En handledare under 2027.", given(sum));
  const items = minutes.items.map((item) => ({ ...item, attachments: ["1"] }));
  const attachments = [{ id: "b1", label: "1", title: "Ansökan", sha256: "aa" }];
  return knowing(
    { minutes: { ...minutes, items, attachments } },
    {
      papers: [{ label: "1", title: "Ansökan", text }],
    },
  );
};

const people = "Målgruppen är unga vuxna som behöver stöd för att komma i arbete.";

export const grantCases: Golden = {
  "Målgrupp och syfte": {
    fault: [withPaper("310 000 kr"), withPaper("310 000 kr", `${application}\nMålgrupp: alla.`)],
    sound: [
      withPaper("310 000 kr", `${application}\n${people}`),
      granting("En ansökan.", given("1 kr")),
    ],
  },
  "Beviljat belopp mot sökt": {
    fault: [granting(APPLIED, given("340 000 kr"))],
    sound: [
      granting(APPLIED, given("310 000 kr")),
      granting(APPLIED, given("250 000 kr")),
      granting(
        APPLIED,
        "att bevilja Norrsunds kommun 310 000 kr för 2027, med 155 000 kr i januari och 155 000 kr i juli.",
      ),
    ],
  },
  "Omkastade siffror": {
    fault: [granting(APPLIED, given("301 000 kr"))],
    sound: [granting(APPLIED, given("300 000 kr"))],
  },
  "Beviljat belopp mot ansökan i bilagan": {
    fault: [withPaper("330 000 kr")],
    sound: [withPaper("310 000 kr"), withPaper("290 000 kr")],
  },
  "Beviljade medel har belopp, år och mottagare": {
    fault: [granting("Norrsunds kommun söker medel.", "att bevilja medel till en handledare.")],
    sound: [granting("En ansökan.", given("310 000 kr"))],
  },
  "Löfte om medel med belopp": {
    fault: [clauses("att vid behov gå in med mer medel i förstudien.")],
    sound: [clauses("att vid behov gå in med högst 40 000 kr till i förstudien.")],
  },
  "Delbetalningar som går ihop": {
    fault: [
      granting("En ansökan.", given("310 000 kr"), "att betala ut hälften, 160 000 kr, vid avtal."),
    ],
    sound: [
      granting("En ansökan.", given("310 000 kr"), "att betala ut hälften, 155 000 kr, vid avtal."),
    ],
  },
  "Finansiering av andra utgifter": {
    fault: [
      at({
        financing: null,
        sections:
          clauses("att avsätta 50 000 kr till en förstudie.").minutes.items[3]?.sections ?? [],
      }),
    ],
    sound: [clauses("att avsätta 50 000 kr ur kontot Utveckling till en förstudie.")],
  },
};

const plan = (years: number[], result: number, kommun = 200) => {
  const all = (value: number) => years.map(() => value);
  const income = 600 + kommun;
  return `Budget 2027 med flerårsplan\n\n${rows(
    ["Intäkter", ...years],
    ["Försäkringskassan/Arbetsförmedlingen", ...all(400)],
    ["Region Mittland", ...all(200)],
    ["Norrsunds kommun", ...all(kommun)],
    ["Summa intäkter", ...all(income)],
    ["Styrelsen", ...all(80)],
    ["Insatser", ...all(income - 80 - result)],
    ["Summa kostnader", ...all(income - result)],
    ["Budgeterat resultat", ...all(result)],
  )}`;
};
const three = [2027, 2028, 2029];
/** As the law asks of a meeting that adopts the budget. */
const publicly = {
  isPublic: true,
  publicNoticeOn: legalDate("2026-11-10"),
  consultation: { on: legalDate("2026-11-03"), participants: "Alla fyra medlemmar" },
};
const budget = (body: string): Case =>
  at({ kind: "budget", heading: "Budget 2027", sections: [section({ body })] }, publicly);

export const budgetFigureCases: Golden = {
  "Tabellens rader ger summan": {
    fault: [text(rows(["Lön", "300 000"], ["Lokaler", "60 000"], ["Summa", "380 000"]))],
    sound: [text(rows(["Lön", "300 000"], ["Lokaler", "60 000"], ["Summa", "360 000"]))],
  },
  "Belopp i text går ihop": {
    fault: [text("Medlen är 300 000 kr till lön och 60 000 kr till lokaler, totalt 380 000 kr.")],
    sound: [text("Medlen är 300 000 kr till lön och 60 000 kr till lokaler, totalt 360 000 kr.")],
  },
  "Resultatet följer av raderna": {
    fault: [
      budget(
        plan(three, 20).replaceAll(
          "Budgeterat resultat\t20\t20\t20",
          "Budgeterat resultat\t20\t50\t20",
        ),
      ),
    ],
    sound: [budget(plan(three, 20))],
  },
  "Intäkterna överstiger kostnaderna": {
    fault: [budget(plan(three, 0)), budget(plan(three, -30))],
    sound: [budget(plan(three, 1))],
  },
  "Budgetens tabeller stämmer överens": {
    fault: [budget(plan(three, 20) + statement(739, 60))],
    sound: [budget(plan(three, 20) + statement(779, 20))],
  },
  "Ekonomisk plan för tre år": {
    fault: [budget(plan([2027, 2028], 20)), budget(plan([2026, 2027, 2028], 20))],
    sound: [budget(plan(three, 20))],
  },
  "Medlemmarnas andelar": {
    fault: [budget(plan(three, 20, 150))],
    sound: [budget(plan(three, 20))],
  },
  "Målet för individinriktade insatser": {
    fault: [budget(insatser(250))],
    sound: [budget(insatser(150))],
  },
  "Målet för eget kapital": {
    fault: [budget(equity(250)), budget(equity(90))],
    sound: [budget(equity(150))],
  },
};

const controls = (often: string) =>
  text(
    rows(
      ["Process", "Kontrollmoment", "Ansvarig", "Frekvens"],
      ["Attest", "Att rutinen följs", "Ekonomen", often],
    ),
  );

export const amountInTextCases: Golden = {
  "Beslutsförhet som lagen kräver": {
    fault: [text("Styrelsen är beslutför när minst hälften av ledamöterna är närvarande.")],
    sound: [
      text("Styrelsen är beslutsför när fler än hälften av ledamöterna är närvarande."),
      text("Minst hälften av ledamöterna ska vara kvinnor."),
    ],
  },
  "Direktupphandling under gränsen": {
    fault: [text("Vi direktupphandlar en utbildning för 900 000 kr.")],
    sound: [text("Gränsen för direktupphandling är 900 000 kr.")],
  },
  "Dokumenterad direktupphandling": {
    fault: [text("Vi direktupphandlar en utbildning för 300 000 kr.")],
    sound: [text("Vi direktupphandlar en utbildning för 300 000 kr. Tre offerter jämfördes.")],
  },
  "Årets prisbasbelopp": {
    fault: [text("Prisbasbeloppet för 2026 är 58 800 kr.")],
    sound: [
      text("Prisbasbeloppet för 2026 är 59 200 kr."),
      text("Prisbasbeloppet för 2031 är 70 000 kr."),
    ],
  },
  "Årets inkomstbasbelopp": {
    fault: [text("Inkomstbasbeloppet för 2025 är 76 200 kr.")],
    sound: [text("Inkomstbasbeloppet för 2025 är 80 600 kr.")],
  },
  "Grundbeloppet följer inkomstbasbeloppet": {
    fault: [
      text(
        "Grundbeloppet följer inkomstbasbeloppet 2021 till 2022 och höjs från 60 000 kr till 64 000 kr.",
      ),
    ],
    sound: [
      text(
        "Grundbeloppet följer inkomstbasbeloppet 2021 till 2022 och höjs från 60 000 kr till 62 460 kr.",
      ),
    ],
  },
  "Kontroller med mätbar frekvens": {
    fault: [controls("Vid behov")],
    sound: [controls("Varje kvartal")],
  },
};
