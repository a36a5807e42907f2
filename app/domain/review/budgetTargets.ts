/** The styrelse's own targets for the economy, stated in the text, against the figures of the text's tables. */
import { kronorText } from "../words/amounts.ts";
import { numberText, percentText } from "../words/numbers.ts";
import type { Row, Table } from "../words/tables.ts";
import { type BudgetYear, budgetYearOf, budgetYears, isBudgetText } from "./budgetTables.ts";
import { LONGEST_SENTENCE, type Sentence } from "./sentences.ts";
import { tableName } from "./sums.ts";
import { type Reading, type TextFault, textRule } from "./textRule.ts";

const LEAST_SHARE = /minst\s+(\d{1,3})\s?(?:%|procent)/iu;
const INDIVIDUAL = /individ\p{L}*(?:riktade|inriktade)\s+insatser/iu;
const INDIVIDUAL_ROW = /^(?:summa\s+)?individ\p{L}*\s+insatser(?:\s+20\d\d)?$/iu;
const ACTIVITIES_SUM = /^summa\s+(?:insatser|aktiviteter|insatser\/aktiviteter)(?:\s+20\d\d)?$/iu;
/** Rows of insatser that go to no single participant. */
const STRUCTURAL =
  /strukt|utvecklingsledar|processledar|projektledar|kompetensutveckl|utbildning|konferens|katalog|kommunikation|information|förstudie|utvärder|uppfölj|kansli|administr|seminari|föreläs|(?:vecka|veckan|dag|dagen|dagar|dagarna)$/iu;
const SUM = /^(?:(?:del|total)?summa|totalt?)(?!\p{L})/iu;

const sentenceWith = (reading: Reading, ...patterns: RegExp[]): Sentence | undefined =>
  reading
    .sentences()
    .find(
      (one) =>
        one.text.length <= LONGEST_SENTENCE && patterns.every((pattern) => pattern.test(one.text)),
    );

/** The rows that "Summa insatser" adds: from the sum before it. */
function rowsOfSum(rows: readonly Row[], at: number): Row[] {
  const found: Row[] = [];
  for (let above = at - 1; above >= 0; above -= 1) {
    const row = rows[above];
    if (!row || SUM.test(row.label)) break;
    found.unshift(row);
  }
  return found;
}

type Most = { hundredths: number; isCertain: boolean };

/** What of a budget year can go to individuals at the most. */
function mostToIndividuals({ rows }: Table, column: number): Most | null {
  const named = rows.filter(({ label }) => INDIVIDUAL_ROW.test(label)).at(-1)?.cells[column];
  if (named) return { hundredths: named.hundredths, isCertain: true };
  const at = rows.findIndex(({ label }) => ACTIVITIES_SUM.test(label));
  const parts = at === -1 ? [] : rowsOfSum(rows, at);
  const others = parts.filter(({ label }) => !STRUCTURAL.test(label));
  if (others.length === parts.length || others.length < 2) return null;
  const hundredths = others.reduce((sum, { cells }) => sum + (cells[column]?.hundredths ?? 0), 0);
  return { hundredths, isCertain: false };
}

function tooLittleToIndividuals(reading: Reading): TextFault[] {
  const { text, isBudget, tables } = reading;
  const sentence = sentenceWith(reading, INDIVIDUAL, LEAST_SHARE, /medel/iu);
  const percent = Number(LEAST_SHARE.exec(sentence?.text ?? "")?.[1] ?? 0);
  if (!sentence || percent === 0 || !isBudgetText(text, isBudget)) return [];
  const first = budgetYearOf(text);
  for (const { table, column, year, income } of budgetYears(tables())) {
    const most = mostToIndividuals(table, column);
    if (!most || income === null || income <= 0 || (first !== null && year !== first)) continue;
    const share = most.hundredths / income;
    if (share * 100 >= percent) continue;
    const how = most.isCertain ? "" : " högst";
    return [
      {
        text: `${tableName(table)}: Individinriktade insatser får${how} ${numberText(most.hundredths)} av ${numberText(income)} för ${year}, ${percentText(share)}. Målet är minst ${percent} procent.`,
        suggestion: most.isCertain
          ? "Ändra fördelningen eller målet, eller skriv varför målet inte nås."
          : "Kontrollera vilka rader som är individinriktade. Nås målet inte: ändra fördelningen, eller skriv varför.",
        quote: sentence.text.trim(),
      },
    ];
  }
  return [];
}

const EQUITY = /eget kapital|egna kapital/iu;
const EQUITY_ROW = /^(?:summa\s+)?(?:eget|egna)\s+kapital$/iu;
const MOST_SHARE =
  /(?:inte|ej|får inte|högst)[^.\d]{0,40}(?:överstiga|vara högst|högst)?\s*(\d{1,3})\s?(?:%|procent)/iu;
const LEAST_SUM = /(?:understiga|minst)\s*$/iu;
const PAST = /prognos|utfall|bokslut/iu;

/** Equity at the end of the budget year, and the income of the same year. */
function equityOf(tables: readonly Table[], year: number): number | null {
  for (const table of tables)
    for (const [column, { label, year: named }] of table.columns.entries()) {
      if (named !== year || PAST.test(label)) continue;
      const cell = table.rows.filter((row) => EQUITY_ROW.test(row.label)).at(-1)?.cells[column];
      if (cell) return cell.hundredths;
    }
  return null;
}

/** A förbund with an income below this writes it in thousands: no förbund is that small. */
const THOUSANDS_BELOW = 100_000;

function equityOffTarget(reading: Reading): TextFault[] {
  const { text, isBudget, tables } = reading;
  const sentence = sentenceWith(reading, EQUITY, /överstig|understig/iu);
  const years: BudgetYear[] = budgetYears(tables());
  const first = budgetYearOf(text);
  const income =
    years.find(({ year, income: one }) => year === first && one !== null)?.income ?? null;
  if (!sentence || first === null || income === null || !isBudgetText(text, isBudget)) return [];
  const equity = equityOf(tables(), first);
  if (equity === null || income <= 0) return [];
  const faults: TextFault[] = [];
  const tell = (fact: string) =>
    faults.push({
      text: `Eget kapital är ${numberText(equity)} i budgeten för ${first}${fact}`,
      suggestion: "Ändra budgeten eller målet, eller skriv varför målet inte nås.",
      quote: sentence.text.trim(),
    });
  const most = Number(MOST_SHARE.exec(sentence.text)?.[1] ?? 0);
  const share = equity / income;
  if (most > 0 && share * 100 > most && share < 3)
    tell(`, ${percentText(share)} av ${numberText(income)}. Målet är högst ${most} procent.`);
  const least = sentence.amounts.find((amount) =>
    LEAST_SUM.test(text.slice(Math.max(0, amount.at - 30), amount.at)),
  );
  const unit = income < THOUSANDS_BELOW * 100 ? 1_000 : 1;
  if (least && equity * unit < least.ore) tell(`. Målet är minst ${kronorText(least.ore)}.`);
  return faults;
}

export const budgetTargetRules = [
  textRule(
    "MAL",
    "warn",
    "Målet för individinriktade insatser",
    {
      fault:
        "Målet är minst 70 procent till individinriktade insatser, men budgeten ger 64 procent.",
      sound: "Budgeten ger 74 procent till individinriktade insatser.",
    },
    tooLittleToIndividuals,
  ),
  textRule(
    "MAL",
    "warn",
    "Målet för eget kapital",
    {
      fault: "Eget kapital ska inte överstiga 20 procent av medlen, men är 26 procent i budgeten.",
      sound: "Eget kapital är 12 procent av medlen i budgeten.",
    },
    equityOffTarget,
  ),
];
