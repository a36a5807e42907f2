/**
 * BankID's relying-party API: sign, collect, cancel, over mutual TLS. The signature is BankID's own XML, kept as it
 * came; here it is only read for what it is over. That it is BankID who answers is known by its certificate.
 * @see BankID Relying Party API v6.0
 */
import { request } from "node:https";
import { type EidAnswer, EidFault, type EidProvider } from "./eid.ts";

export type BankIdSettings = {
  /** To and with the version: "https://appapi2.bankid.com/rp/v6.0". */
  url: string;
  /** The relying party's certificate with its key (PKCS#12), and the password. */
  certificate: Uint8Array;
  password: string;
  /** The authority that BankID's own certificate leads to, as PEM. */
  authority: string;
  timeout?: number;
};

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

/** Bytes of an answer at most: a signature with its OCSP answer is some ten thousand. */
const mostBytes = 500_000;

/** BankID as one who signs. */
export function bankId(settings: BankIdSettings): EidProvider {
  const ask = (what: "sign" | "collect" | "cancel", body: object) => post(settings, what, body);
  return {
    name: "BankID",
    async start({ text, sha256, address }) {
      const answer = await ask("sign", {
        endUserIp: address,
        userVisibleData: base64(text),
        userNonVisibleData: base64(sha256),
      });
      return {
        reference: textIn(answer, "orderRef"),
        autoStartToken: textIn(answer, "autoStartToken"),
      };
    },
    async collect(reference) {
      return answerOf(await ask("collect", { orderRef: reference }));
    },
    async cancel(reference) {
      await ask("cancel", { orderRef: reference });
    },
    isOver(evidence, { text, sha256 }) {
      const xml = Buffer.from(evidence).toString("utf8");
      const visible = only(xml, "usrVisibleData");
      return visible === base64(text) && only(xml, "usrNonVisibleData") === base64(sha256);
    },
    openAddress: ({ autoStartToken }) =>
      `https://app.bankid.com/?${new URLSearchParams({ autostarttoken: autoStartToken, redirect: "null" })}`,
  };
}

/** The text of the one element with that name; null when there is none, or more than one to choose between. */
function only(xml: string, name: string): string | null {
  const found = [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^<]*)<`, "g"))];
  return found.length === 1 ? (found[0]?.[1] ?? "").replace(/\s/g, "") : null;
}

type Answer = { [key: string]: unknown };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const odd = () => new EidFault("BankID svarade på ett sätt som inte gick att förstå. Försök igen.");

function textIn(answer: unknown, key: string): string {
  const value = isAnswer(answer) ? answer[key] : undefined;
  if (typeof value !== "string" || value === "") throw odd();
  return value;
}

function answerOf(answer: Answer): EidAnswer {
  const { status, hintCode, completionData } = answer;
  const hint = typeof hintCode === "string" ? hintCode : "";
  if (status === "pending" || status === "failed") return { status, hint };
  if (status !== "complete" || !isAnswer(completionData)) throw odd();
  return {
    status,
    name: textIn(completionData.user, "name"),
    evidence: new Uint8Array(Buffer.from(textIn(completionData, "signature"), "base64")),
  };
}

const faults: Record<string, string> = {
  alreadyInProgress:
    "En annan underskrift eller inloggning pågår redan med din BankID. Den är nu avbruten: försök igen.",
};

const silent = () => new EidFault("BankID svarar inte just nu. Vänta en stund och försök igen.");

/** Throws EidFault when BankID does not answer, or answers no. */
function post(settings: BankIdSettings, what: string, body: object): Promise<Answer> {
  const { url, certificate, password, authority, timeout = 15_000 } = settings;
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/${what}`,
      {
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
        // A connection each: one that was kept may be closed at the other end, and a signing is asked about seldom.
        agent: false,
        ...{ pfx: Buffer.from(certificate), passphrase: password, ca: authority },
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on("data", (part: Buffer) => {
          size += part.length;
          if (size > mostBytes) response.destroy(silent());
          else parts.push(part);
        });
        response.on("error", () => reject(silent()));
        response.on("end", () => {
          const answer = parsed(Buffer.concat(parts).toString("utf8"));
          if (response.statusCode === 200 && answer) resolve(answer);
          else reject(faultOf(answer));
        });
      },
    );
    sent.on("error", () => reject(silent()));
    sent.end(text);
  });
}

function parsed(text: string): Answer | null {
  try {
    const answer: unknown = JSON.parse(text);
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}

function faultOf(answer: Answer | null): EidFault {
  const code = typeof answer?.errorCode === "string" ? answer.errorCode : "";
  return faults[code] ? new EidFault(faults[code]) : silent();
}
