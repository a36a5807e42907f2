/** Verifikationer as a SIE file of type 4I, which bookkeeping programs take in. The same order gives the same bytes. */

import { organisationNumberText } from "#app/domain/payment/identity.ts";
import { accepted, type Result, refusedAll } from "#app/domain/result.ts";
import { oreText } from "../payments/amounts.ts";
import { pc8Text, toPc8 } from "./codePage.ts";
import { type SieOrder, type SieRow, type SieVerification, sieFaults } from "./verifications.ts";

/** A text in quotes, those inside it marked. */
const quoted = (words: string): string => `"${pc8Text(words).replaceAll('"', '\\"')}"`;
const day = (date: string): string => date.replaceAll("-", "");

const objectList = ({ objects }: SieRow): string =>
  `{${objects.map(({ dimension, object }) => `${dimension} ${quoted(object)}`).join(" ")}}`;

function rowLine(row: SieRow): string {
  const start = `   #TRANS ${row.account} ${objectList(row)} ${oreText(row.ore)}`;
  // The day of a row stands before its text; empty means that it is the verifikation's.
  return row.text === null ? start : `${start} "" ${quoted(row.text)}`;
}

const verificationLines = ({ series, number, date, text, rows }: SieVerification): string[] => [
  `#VER ${quoted(series)} ${number} ${day(date)} ${quoted(text)}`,
  "{",
  ...rows.map(rowLine),
  "}",
];

/** The file, or what of the order cannot be written. */
export function writeSie(order: SieOrder): Result<Uint8Array> {
  const faults = sieFaults(order);
  if (faults.length > 0) return refusedAll(faults);
  const lines = [
    "#FLAGGA 0",
    `#PROGRAM ${quoted(order.program.name)} ${quoted(order.program.version)}`,
    "#FORMAT PC8",
    `#GEN ${day(order.createdOn)}`,
    "#SIETYP 4",
    `#ORGNR ${organisationNumberText(order.association.organisationNumber)}`,
    `#FNAMN ${quoted(order.association.name)}`,
    `#RAR 0 ${day(order.year.from)} ${day(order.year.to)}`,
    ...order.accounts.map(({ number, name }) => `#KONTO ${number} ${quoted(name)}`),
    ...order.dimensions.map(({ number, name }) => `#DIM ${number} ${quoted(name)}`),
    ...order.objects.map(
      ({ dimension, object, name }) => `#OBJEKT ${dimension} ${quoted(object)} ${quoted(name)}`,
    ),
    ...order.verifications.flatMap(verificationLines),
  ];
  return accepted(toPc8(`${lines.join("\r\n")}\r\n`));
}
