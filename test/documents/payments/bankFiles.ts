/** Files as a bank answers with them, made for the tests. */
import { writeXml, type XmlTree } from "#app/documents/xml/writeXml.ts";

const namespace = (message: string) => `urn:iso:std:iso:20022:tech:xsd:${message}`;
const field = (name: string, text: string | null | undefined): XmlTree | null =>
  text === null || text === undefined ? null : [name, text];

const reason = (code: string | undefined, words: string | undefined): XmlTree | null =>
  code === undefined && words === undefined
    ? null
    : [
        "StsRsnInf",
        [code === undefined ? null : ["Rsn", [["Cd", code]]], field("AddtlInf", words)],
      ];

export type Answered = { id: string; status: string; reason?: string; words?: string };
export type AnsweredGroup = { id: string; status?: string; reason?: string; payments?: Answered[] };

/** The answer to a payment file. */
export const statusReport = (
  answer: { status?: string; reason?: string; groups?: AnsweredGroup[]; messageId?: string },
  version = "10",
): Uint8Array =>
  writeXml(namespace(`pain.002.001.${version}`), [
    "Document",
    [
      [
        "CstmrPmtStsRpt",
        [
          [
            "GrpHdr",
            [
              ["MsgId", "SVAR-1"],
              ["CreDtTm", "2026-03-02T10:00:00"],
            ],
          ],
          [
            "OrgnlGrpInfAndSts",
            [
              ["OrgnlMsgId", answer.messageId ?? "VIDALVEN-20260302-1"],
              ["OrgnlMsgNmId", "pain.001.001.09"],
              field("GrpSts", answer.status),
              reason(answer.reason, undefined),
            ],
          ],
          ...(answer.groups ?? []).map(
            (group): XmlTree => [
              "OrgnlPmtInfAndSts",
              [
                ["OrgnlPmtInfId", group.id],
                field("PmtInfSts", group.status),
                reason(group.reason, undefined),
                ...(group.payments ?? []).map(
                  (payment): XmlTree => [
                    "TxInfAndSts",
                    [
                      ["OrgnlEndToEndId", payment.id],
                      ["TxSts", payment.status],
                      reason(payment.reason, payment.words),
                    ],
                  ],
                ),
              ],
            ],
          ),
        ],
      ],
    ],
  ]);

export type BookedPayment = {
  id: string | null;
  amount?: string;
  currency?: string;
  isReturn?: boolean;
};
export type Entry = {
  amount: string;
  currency?: string;
  isCredit?: boolean;
  isReversal?: boolean;
  status?: string;
  day?: string | null;
  payments?: BookedPayment[];
};

const details = (payment: BookedPayment, version: string): XmlTree => {
  const amount: XmlTree | null =
    payment.amount === undefined
      ? null
      : ["Amt", payment.amount, { Ccy: payment.currency ?? "SEK" }];
  const isOld = version === "02";
  return [
    "TxDtls",
    [
      ["Refs", [field("EndToEndId", payment.id)]],
      isOld ? amount && ["AmtDtls", [["TxAmt", [amount]]]] : amount,
      isOld || amount === null ? null : ["CdtDbtInd", "DBIT"],
      payment.isReturn ? ["RtrInf", [["Rsn", [["Cd", "AC04"]]]]] : null,
    ],
  ];
};

const entryTree = (entry: Entry, version: string): XmlTree => [
  "Ntry",
  [
    ["Amt", entry.amount, { Ccy: entry.currency ?? "SEK" }],
    ["CdtDbtInd", entry.isCredit ? "CRDT" : "DBIT"],
    entry.isReversal ? ["RvslInd", "true"] : null,
    version === "08" ? ["Sts", [["Cd", entry.status ?? "BOOK"]]] : ["Sts", entry.status ?? "BOOK"],
    entry.day === null ? null : ["BookgDt", [["Dt", entry.day ?? "2026-03-10"]]],
    ["AcctSvcrRef", "B-1"],
    ["BkTxCd", [["Prtry", [["Cd", "BETALNING"]]]]],
    entry.payments === undefined
      ? null
      : ["NtryDtls", entry.payments.map((payment) => details(payment, version))],
  ],
];

/** A statement or a notice of what is booked on the account. */
export const bookedFile = (
  entries: Entry[],
  kind: "camt.053" | "camt.054" = "camt.053",
  version = "08",
): Uint8Array => {
  const isStatement = kind === "camt.053";
  return writeXml(namespace(`${kind}.001.${version}`), [
    "Document",
    [
      [
        isStatement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn",
        [
          [
            "GrpHdr",
            [
              ["MsgId", "UTDRAG-1"],
              ["CreDtTm", "2026-03-11T06:00:00"],
            ],
          ],
          [
            isStatement ? "Stmt" : "Ntfctn",
            [
              ["Id", "1"],
              ["CreDtTm", "2026-03-11T06:00:00"],
              ["Acct", [["Id", [["IBAN", "SE0750000000052070123456"]]]]],
              ...entries.map((entry) => entryTree(entry, version)),
            ],
          ],
        ],
      ],
    ],
  ]);
};
