/** The example's bidrag: half of Ringen is paid, the rest waits for a redovisning that styrelsen has approved. */
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

const half = 25_800_000;
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

/** Half of Ringen, asked for by the kommun, attested by all and paid. */
export async function tellOfGrants(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  const { itemId, instalmentId } = await grant({ office, board, today });
  const day = workday(addDays(today, -40));
  const text: PaymentText = {
    ...{ kind: "grant", what: "Bidrag till Ringen, första halvan", concernsId: null, itemId },
    ...{ instalmentId, invoiceNumber: "R-2041", invoiceDate: day, dueDate: addDays(day, 28) },
    payee: {
      ...{ name: "Älvsta kommun", organisationNumber: null, personId: null },
      account: done(readAccount("bankgiro", "5050-1055", "account")),
    },
    ...{ ore: half, reference: { kind: "message", text: "R-2041" } },
    postings: [{ account: "4510", costCentre: "20", project: "Ringen", ore: half }],
  };
  const paper = { ...plainText("Rekvisition R-2041, Älvsta kommun"), filename: "Rekvisition.txt" };
  office.setClock(day, "08:40");
  const { number } = done(await enterPayment(office, board.as("petra"), { text, papers: [paper] }));
  const how = "Ringde kommunens växel.";
  done(await confirmAccount(office, board.as("helena"), { number, version: 1, how }));
  for (const [index, [who, step]] of steps.entries()) {
    office.setClock(workday(addDays(day, index + 1)), `1${index}:05`);
    const taken = { number, version: 1, step, reason: "" };
    done(await takeAttestStep(office, board.as(who), taken));
  }
  const on = workday(addDays(day, 8));
  office.setClock(on, "09:30");
  done(
    await recordPaid(office, board.as("petra"), {
      number,
      version: 1,
      on,
      ground: "Kontoutdraget, rad 7",
    }),
  );
}
