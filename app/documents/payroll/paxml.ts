/**
 * A period as a PAXml file, the open format that Swedish payroll programs read (version 2.0). Only lönetransaktioner
 * are written, with the förbund's own lönearter: what an arvode is taxed as is the payroll program's to know. There is
 * no personnummer in the file. What is not verified stands in docs/payroll-files.md.
 */
import type { LegalDate } from "#app/domain/calendar.ts";
import { dateText } from "#app/domain/calendar.ts";
import { annualDays } from "#app/domain/fees/annual.ts";
import type { Payroll } from "#app/domain/fees/settings.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { listText } from "#app/domain/wording.ts";
import { writeXml, type XmlTree } from "../xml/writeXml.ts";
import { type AnnualPayLine, type PayLine, type PayPeriod, standing } from "./lines.ts";

const SCHEMA = "http://www.paxml.se/2.0/paxml.xsd";

const kronor = (ore: number): string => (ore / 100).toFixed(2);

type Row = {
  employee: string;
  day: LegalDate;
  code: string;
  name: string;
  quantity: string;
  price: string | null;
  ore: number;
  account: string;
  info: string;
};

/** The lines of one claim: the arvode, the mileage and the earnings lost, each where there is one. */
function rowsOf(line: PayLine, { codes, accounts }: Payroll): Row[] {
  const { day, feeClass, feeOre, kmTenths, orePerMil, mileageOre, loss } = line;
  const what = line.errand === null ? "Sammanträde" : "Förrättning";
  const about = { employee: line.employee ?? "", day, info: `${what} ${dateText(day)}` };
  const rows: (Row | null)[] = [
    {
      ...{ ...about, code: codes[feeClass], name: "Arvode", quantity: "1" },
      ...{ price: kronor(feeOre), ore: feeOre, account: accounts.fee },
    },
    mileageOre > 0
      ? {
          ...{ ...about, code: codes.mileage, name: "Milersättning" },
          ...{ quantity: (kmTenths / 10).toFixed(1), price: (orePerMil / 1000).toFixed(3) },
          ...{ ore: mileageOre, account: accounts.mileage },
        }
      : null,
    loss
      ? {
          ...{ ...about, code: codes.lost, name: "Förlorad arbetsförtjänst", price: null },
          quantity: (loss.hoursHundredths / 100).toFixed(2),
          ...{ ore: loss.ore, account: accounts.lost },
        }
      : null,
  ];
  return rows.filter((one) => one !== null).filter(({ ore }) => ore > 0);
}

const annualRow = (line: AnnualPayLine, code: string, { accounts }: Payroll): Row => ({
  ...{ employee: line.employee ?? "", day: line.to, code, name: "Årsarvode", quantity: "1" },
  ...{ price: kronor(line.ore), ore: line.ore, account: accounts.fee },
  info: `${line.role.charAt(0).toUpperCase()}${line.role.slice(1)} ${annualDays(line)}`,
});

const transaction = (row: Row, index: number): XmlTree => [
  "lonetrans",
  [
    ["lonart", row.code],
    ["benamning", row.name],
    ["datum", row.day],
    ["antal", row.quantity],
    row.price === null ? null : ["apris", row.price],
    ["belopp", kronor(row.ore)],
    ["kontonr", row.account],
    ["info", row.info],
  ],
  { postid: String(index + 1), anstid: row.employee },
];

/** The file, the same bytes each time; refused when somebody has no anställningsnummer or nothing is to be paid. */
export function paxmlFile(period: PayPeriod, payroll: Payroll): Result<Uint8Array> {
  const lines = standing(period.lines);
  const annual = standing(period.annual);
  const all = [...lines, ...annual];
  const nameless = [...new Set(all.filter(({ employee }) => !employee).map(({ name }) => name))];
  if (nameless.length > 0) {
    return refused(
      `Lönefilen behöver anställningsnummer för ${listText(nameless)}. För in det under Beslut om arvoden.`,
    );
  }
  if (all.length === 0) return refused("Perioden har ingen ersättning att betala.");
  const code = payroll.codes.annual;
  if (annual.length > 0 && code === undefined) {
    const text =
      "Lönefilen behöver en löneart för årsarvode. För in den under Beslut om arvoden, hos den som betalar ut.";
    return refused(text);
  }
  const rows = [
    ...lines.flatMap((line) => rowsOf(line, payroll)),
    ...annual.map((line) => annualRow(line, code ?? "", payroll)),
  ];
  const digits = period.organisationNumber.replace(/\D/g, "").slice(-12);
  const header: XmlTree = [
    "header",
    [
      ["format", "LÖNIN"],
      ["version", "2.0"],
      ["datum", period.closedAt],
      digits === "" ? null : ["foretagorgnr", digits],
      ["foretagnamn", period.associationName],
      ["programnamn", "Paragraf"],
      ["info", `Arvoden ${period.number}`],
    ],
  ];
  const attributes = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:noNamespaceSchemaLocation": SCHEMA,
  };
  const root: XmlTree = [
    "paxml",
    [header, ["lonetransaktioner", rows.map(transaction)]],
    attributes,
  ];
  return accepted(writeXml("", root));
}
