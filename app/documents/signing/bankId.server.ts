/**
 * BankID's relying-party API: sign, collect, cancel, over mutual TLS. The signature is BankID's own XML, kept as it
 * came; here it is only read for what it is over. That it is BankID who answers is known by its certificate.
 * @see BankID Relying Party API v6.0
 */
import { createHmac } from "node:crypto";
import type { EidAnswer, EidProvider } from "./eid.ts";
import { type Answer, isAnswer, type MutualTls, odd, post, textIn } from "./mutualTls.server.ts";

/** `url` is to and with the version: "https://appapi2.bankid.com/rp/v6.0". */
export type BankIdSettings = MutualTls & { url: string };

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

/** A signing that nobody has opened an app for by then is over, as BankID counts. */
const secondsToOpen = 30;

const faults: Record<string, string> = {
  alreadyInProgress:
    "En annan underskrift eller inloggning pågår redan med din BankID. Den är nu avbruten: försök igen.",
};

const told = {
  name: "BankID",
  sentenceOf: ({ errorCode }: Answer) =>
    typeof errorCode === "string" ? faults[errorCode] : undefined,
};

/** BankID as one who signs. */
export function bankId(settings: BankIdSettings): EidProvider {
  const ask = (what: "sign" | "collect" | "cancel", body: object) => {
    const url = `${settings.url}/${what}`;
    return post(settings, { url, type: "application/json", body: JSON.stringify(body) }, told);
  };
  return {
    service: "bankid",
    name: "BankID",
    evidenceType: "application/xml",
    async start({ text, sha256, address }) {
      const answer = await ask("sign", {
        endUserIp: address,
        userVisibleData: base64(text),
        userNonVisibleData: base64(sha256),
      });
      return {
        reference: textIn(answer, "orderRef", "BankID"),
        autoStartToken: textIn(answer, "autoStartToken", "BankID"),
        codeToken: textIn(answer, "qrStartToken", "BankID"),
        codeSecret: textIn(answer, "qrStartSecret", "BankID"),
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
    // Another code each second, so that a picture of one is of no use to anybody else.
    codeAt({ codeToken, codeSecret }, second) {
      if (codeToken === "" || second >= secondsToOpen) return null;
      const proof = createHmac("sha256", codeSecret).update(String(second)).digest("hex");
      return `bankid.${codeToken}.${second}.${proof}`;
    },
  };
}

/** The text of the one element with that name; null when there is none, or more than one to choose between. */
function only(xml: string, name: string): string | null {
  const found = [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^<]*)<`, "g"))];
  return found.length === 1 ? (found[0]?.[1] ?? "").replace(/\s/g, "") : null;
}

function answerOf(answer: Answer): EidAnswer {
  const { status, hintCode, completionData } = answer;
  const hint = typeof hintCode === "string" ? hintCode : "";
  if (status === "pending" || status === "failed") return { status, hint };
  if (status !== "complete" || !isAnswer(completionData)) throw odd("BankID");
  return {
    status,
    name: textIn(completionData.user, "name", "BankID"),
    evidence: new Uint8Array(Buffer.from(textIn(completionData, "signature", "BankID"), "base64")),
  };
}
