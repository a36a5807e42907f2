/**
 * A payment order as an ISO 20022 file, CustomerCreditTransferInitiation (pain.001), in version 09 and the older 03.
 * It is written as the Swedish banks' common interpretation of the standard has it; docs/decisions/040 tells what was
 * chosen where the banks differ. The same order gives the same bytes. The file goes nowhere: a person takes it to the bank.
 */
import type { PayeeAccount } from "#app/domain/payment/accounts.ts";
import type { PaymentReference } from "#app/domain/payment/reference.ts";
import { accepted, type Result, refusedAll } from "#app/domain/result.ts";
import { writeXml, type XmlTree } from "../xml/writeXml.ts";
import { oreText } from "./amounts.ts";
import {
  groupsOf,
  type OrderedPayment,
  type Payer,
  type PaymentGroup,
  type PaymentOrder,
  sumOf,
} from "./order.ts";
import { orderFaults } from "./orderFaults.ts";
import { payableText } from "./payableText.ts";

/** The versions of the message that are written. */
export const transferVersions = ["09", "03"] as const;
export type TransferVersion = (typeof transferVersions)[number];

export const transferNamespace = (version: TransferVersion): string =>
  `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`;

/** The members of the Swedish clearing that giro payments go to, in place of a bank's clearing number. */
const CLEARING = { bankgiro: "9900", plusgiro: "9960" } as const;

const account = (id: XmlTree): XmlTree => ["Id", [id]];
const otherAccount = (number: string, scheme: XmlTree): XmlTree =>
  account([
    "Othr",
    [
      ["Id", number],
      ["SchmeNm", [scheme]],
    ],
  ]);
const BANKGIRO: XmlTree = ["Prtry", "BGNR"];
const DOMESTIC: XmlTree = ["Cd", "BBAN"];

const organisation = (id: string, scheme: string | null): XmlTree => [
  "Id",
  [["OrgId", [["Othr", [["Id", id], scheme === null ? null : ["SchmeNm", [["Cd", scheme]]]]]]]],
];

/** The bank that is told by its number in the Swedish clearing. */
const clearingMember = (number: string): XmlTree => [
  "CdtrAgt",
  [
    [
      "FinInstnId",
      [
        [
          "ClrSysMmbId",
          [
            ["ClrSysId", [["Cd", "SESBA"]]],
            ["MmbId", number],
          ],
        ],
      ],
    ],
  ],
];

/** Swedbank's clearing numbers have a fifth digit, which checks the four that the payment systems go by. */
const fourDigits = (clearing: string): string => clearing.slice(0, 4);

function payeeAccount(to: PayeeAccount): XmlTree {
  switch (to.kind) {
    case "bankgiro":
      return otherAccount(to.number, BANKGIRO);
    case "plusgiro":
    case "bank":
      return otherAccount(to.number, DOMESTIC);
    case "iban":
      return account(["IBAN", to.iban]);
  }
}

function payeeBank(to: PayeeAccount): XmlTree | null {
  if (to.kind === "iban") return null;
  return clearingMember(to.kind === "bank" ? fourDigits(to.clearing) : CLEARING[to.kind]);
}

const kronor = (name: string, ore: number): XmlTree => [name, oreText(ore), { Ccy: "SEK" }];

/** Some banks want the sum that the OCR number stands for, beside it. */
const remittance = (reference: PaymentReference, ore: number): XmlTree =>
  reference.kind === "message"
    ? ["RmtInf", [["Ustrd", payableText(reference.text)]]]
    : [
        "RmtInf",
        [
          [
            "Strd",
            [
              ["RfrdDocAmt", [kronor("RmtdAmt", ore)]],
              [
                "CdtrRefInf",
                [
                  ["Tp", [["CdOrPrtry", [["Cd", "SCOR"]]]]],
                  ["Ref", reference.number],
                ],
              ],
            ],
          ],
        ],
      ];

const payee = ({ name, town }: OrderedPayment): XmlTree => [
  "Cdtr",
  [
    ["Nm", payableText(name)],
    ["PstlAdr", [town === null ? null : ["TwnNm", payableText(town)], ["Ctry", "SE"]]],
  ],
];

const transaction = (payment: OrderedPayment): XmlTree => [
  "CdtTrfTxInf",
  [
    [
      "PmtId",
      [
        ["InstrId", payment.endToEndId],
        ["EndToEndId", payment.endToEndId],
      ],
    ],
    ["Amt", [kronor("InstdAmt", payment.ore)]],
    payeeBank(payment.account),
    payee(payment),
    ["CdtrAcct", [payeeAccount(payment.account)]],
    remittance(payment.reference, payment.ore),
  ],
];

const ownAccount = ({ kind, number }: PaymentGroup["payFrom"]): XmlTree =>
  kind === "iban" ? account(["IBAN", number]) : otherAccount(number, BANKGIRO);

function group(payer: Payer, one: PaymentGroup, version: TransferVersion): XmlTree {
  const isNew = version === "09";
  return [
    "PmtInf",
    [
      ["PmtInfId", one.id],
      ["PmtMtd", "TRF"],
      ["NbOfTxs", String(one.payments.length)],
      ["CtrlSum", oreText(sumOf(one.payments))],
      [
        "PmtTpInf",
        [
          ["SvcLvl", [["Cd", "NURG"]]],
          ["CtgyPurp", [["Cd", "SUPP"]]],
        ],
      ],
      ["ReqdExctnDt", isNew ? [["Dt", one.executionDate]] : one.executionDate],
      ["Dbtr", [["Nm", payableText(payer.name)], organisation(payer.organisationNumber, null)]],
      ["DbtrAcct", [ownAccount(one.payFrom), ["Ccy", "SEK"]]],
      ["DbtrAgt", [["FinInstnId", [[isNew ? "BICFI" : "BIC", payer.bic]]]]],
      ["ChrgBr", "SHAR"],
      ...one.payments.map(transaction),
    ],
  ];
}

function header({ messageId, createdAt, payer, payments }: PaymentOrder): XmlTree {
  const sender =
    payer.customerId === null
      ? organisation(payer.organisationNumber, null)
      : organisation(payer.customerId, "BANK");
  return [
    "GrpHdr",
    [
      ["MsgId", messageId],
      ["CreDtTm", createdAt],
      ["NbOfTxs", String(payments.length)],
      ["CtrlSum", oreText(sumOf(payments))],
      ["InitgPty", [["Nm", payableText(payer.name)], sender]],
    ],
  ];
}

/** The file, or what in the order cannot be written. */
export function creditTransferFile(
  order: PaymentOrder,
  version: TransferVersion,
): Result<Uint8Array> {
  const faults = orderFaults(order);
  if (faults.length > 0) return refusedAll(faults);
  const groups = groupsOf(order).map((one) => group(order.payer, one, version));
  return accepted(
    writeXml(transferNamespace(version), [
      "Document",
      [["CstmrCdtTrfInitn", [header(order), ...groups]]],
    ]),
  );
}
