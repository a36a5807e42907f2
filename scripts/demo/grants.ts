/**
 * The example's bidrag: of the half of Ringen that follows the avtal some is paid and some waits for the ordförande. The rest
 * waits for a redovisning that styrelsen has approved.
 */
import { confirmAccount, takeAttestStep } from "#app/commands/attestPayment.server.ts";
import { setBudgetLine, tellLiquidity } from "#app/commands/budget.server.ts";
import { fulfilCondition } from "#app/commands/grantConditions.server.ts";
import { enterGrant } from "#app/commands/grants.server.ts";
import { enterPayment, recordPaid } from "#app/commands/payments.server.ts";
import { addDays, type LegalDate, parts } from "#app/domain/calendar.ts";
import { readAccount } from "#app/domain/payment/accounts.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { grantsOf } from "#db/queries/grants.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import { steps } from "./payments.ts";
import type { StoryOffice } from "./story.ts";
import { workday } from "./workday.ts";

type Telling = { office: StoryOffice; board: ExampleBoard; today: LegalDate };

const plainText = (words: string) => ({
  mediaType: "text/plain; charset=utf-8",
  bytes: new TextEncoder().encode(`${words}\n`),
});

/** The money for insatser of the year, and what the account held a week ago. */
async function budget({ office, board, today }: Telling, year: number): Promise<string> {
  const petra = board.as("petra");
  office.setClock(workday(addDays(today, -44)), "09:10");
  const line = {
    ...{ year: String(year), account: "4510", initiative: "", name: "Insatser" },
    ...{ amount: "1 756 000", itemId: "", ground: `Budget ${year}, fastställd av styrelsen` },
  };
  const { id } = done(await setBudgetLine(office, petra, line));
  const day = workday(addDays(today, -7));
  office.setClock(day, "08:05");
  const held = { day, amount: "1 420 000", ground: "Kontoutdraget" };
  done(await tellLiquidity(office, petra, held));
  return id;
}

/** Ringen's bidrag from its paragraf, its avtal signed. The answer is the paragraf and the first part. */
async function grant({ office, board, today }: Telling) {
  const items = await decidedItems(office.db, board.associationId);
  const found = items.find(({ heading }) => heading === "Ansökan om medel för Ringen");
  if (!found) throw new Error("The example has no paragraf about Ringen");
  const { year } = parts(found.date as LegalDate);
  const lineId = await budget({ office, board, today }, year);
  const jonas = board.as("jonas");
  office.setClock(workday(addDays(today, -43)), "10:20");
  const typed = {
    ...{ payee: "Älvsta kommun", organisationNumber: "", initiative: "Ringen", lineId },
    ...{ amount: "516 000", year: String(year) },
    instalments: [
      { amount: "258 000", condition: "agreement", words: "" },
      { amount: "258 000", condition: "report", words: "" },
    ],
  };
  done(await enterGrant(office, jonas, { itemId: found.id, typed }));
  const [kept] = await grantsOf(office.db, board.associationId);
  const instalmentId = kept?.instalments[0]?.id ?? "";
  const signedOn = workday(addDays(today, -42));
  office.setClock(signedOn, "15:30");
  const paper = {
    ...plainText("Avtal om insatsen Ringen mellan förbundet och Älvsta kommun"),
    filename: "Avtal Ringen.txt",
  };
  const words = { signedOn, where: "", itemId: "", words: "" };
  done(await fulfilCondition(office, jonas, { of: { instalmentId }, typed: words, paper }));
  return { itemId: found.id, instalmentId };
}

/** What the kommun asks for of the first half, in öre; the two are all of it. */
const requests = {
  first: { number: "R-2041", what: "Bidrag till Ringen, första rekvisitionen", ore: 15_000_000 },
  second: { number: "R-2067", what: "Bidrag till Ringen, andra rekvisitionen", ore: 10_800_000 },
};

type Requested = {
  of: Awaited<ReturnType<typeof grant>>;
  request: (typeof requests)["first"];
  day: LegalDate;
  /** How many of the steps are taken. */
  count: number;
};

/** Petra brings in what the kommun asks for, and the first steps are taken on the days after. */
async function ask(
  { office, board }: Omit<Telling, "today">,
  { of, request, day, count }: Requested,
): Promise<string> {
  const { number: invoiceNumber, what, ore } = request;
  const text: PaymentText = {
    ...{ ...of, kind: "grant", what, concernsId: null },
    ...{ invoiceNumber, invoiceDate: day, dueDate: addDays(day, 28) },
    payee: {
      ...{ name: "Älvsta kommun", organisationNumber: null, personId: null },
      account: done(readAccount("bankgiro", "5050-1055", "account")),
    },
    ...{ ore, reference: { kind: "message", text: invoiceNumber } },
    postings: [{ account: "4510", costCentre: "20", project: "Ringen", ore }],
  };
  const words = plainText(`Rekvisition ${invoiceNumber}, Älvsta kommun`);
  const paper = { ...words, filename: "Rekvisition.txt" };
  office.setClock(day, "08:40");
  const entered = await enterPayment(office, board.as("petra"), { text, papers: [paper] });
  const { number } = done(entered);
  if (request === requests.first) {
    const how = "Ringde kommunens växel.";
    done(await confirmAccount(office, board.as("helena"), { number, version: 1, how }));
  }
  for (const [index, [who, step]] of steps.slice(0, count).entries()) {
    office.setClock(workday(addDays(day, index + 1)), `1${index}:05`);
    const taken = { number, version: 1, step, reason: "" };
    done(await takeAttestStep(office, board.as(who), taken));
  }
  return number;
}

/** The first half of Ringen, asked for by the kommun in two parts: one is paid, and one waits for the ordförande. */
export async function tellOfGrants(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  const of = await grant({ office, board, today });
  const day = workday(addDays(today, -40));
  const all = { of, request: requests.first, day, count: steps.length };
  const number = await ask({ office, board }, all);
  const on = workday(addDays(day, 8));
  office.setClock(on, "09:30");
  const paid = { number, version: 1, on, ground: "Kontoutdraget, rad 7" };
  done(await recordPaid(office, board.as("petra"), paid));
  const lately = workday(addDays(today, -6));
  await ask({ office, board }, { of, request: requests.second, day: lately, count: 2 });
}
