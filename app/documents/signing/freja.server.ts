/**
 * Freja's relying-party API for signatures: initSignature, getOneResult, cancel, over mutual TLS. The signature is a
 * JWS that Freja has signed, with the user's own within it; it is kept as it came, and Freja's signature is checked.
 * @see Freja eID Relying Party API, Signature Service 1.0
 */
import { verify, X509Certificate } from "node:crypto";
import { type EidAnswer, EidFault, type EidProvider } from "./eid.ts";
import { type Answer, isAnswer, type MutualTls, odd, post, textIn } from "./mutualTls.server.ts";

export type FrejaSettings = MutualTls & {
  /** Without a path: "https://services.prod.frejaeid.com". */
  url: string;
  /** The certificates that Freja signs its answers with (PEM, one or more). */
  signers: string;
};

const name = "Freja";
const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

/** A signing of somebody whom Freja is to find by the code can wait no longer than this. */
const expiry = 30 * 60 * 1000;

const pending = ["STARTED", "DELIVERED_TO_MOBILE"];
const failed = ["CANCELED", "RP_CANCELED", "EXPIRED", "REJECTED"];

const faults: Record<number, string> = {
  1100: "Freja känner inte till underskriften längre. Börja om.",
  2000: "Freja avbröt underskriften, för att en annan pågår. Försök igen.",
};

const told = {
  name,
  sentenceOf: ({ code }: Answer) => (typeof code === "number" ? faults[code] : undefined),
};

/** Freja as one who signs. `clock` says when a signing that begins is to be over. */
export function freja(settings: FrejaSettings, clock: () => Date): EidProvider {
  const signers = certificatesIn(settings.signers);
  const ask = (what: string, parameter: string, body: object) => {
    const form = new URLSearchParams({ [parameter]: base64(JSON.stringify(body)) });
    const type = "application/x-www-form-urlencoded";
    return post(
      settings,
      { url: `${settings.url}/sign/1.0/${what}`, type, body: form.toString() },
      told,
    );
  };
  return {
    service: "freja",
    name,
    evidenceType: "application/jose",
    async start({ text, sha256 }) {
      const answer = await ask("initSignature", "initSignRequest", {
        // Who signs is known when it is signed: we hold no personnummer to ask for.
        ...{ userInfoType: "INFERRED", userInfo: "N/A", minRegistrationLevel: "PLUS" },
        title: "Justering av protokoll",
        expiry: clock().getTime() + expiry,
        ...{ dataToSignType: "EXTENDED_UTF8_TEXT", signatureType: "EXTENDED" },
        dataToSign: { text: base64(text), binaryData: base64(sha256) },
        attributesToReturn: [{ attribute: "BASIC_USER_INFO" }],
      });
      const reference = textIn(answer, "signRef", name);
      return { reference, autoStartToken: reference, codeToken: reference, codeSecret: "" };
    },
    async collect(reference) {
      const answer = await ask("getOneResult", "getOneSignResultRequest", { signRef: reference });
      return answerOf(answer, reference, signers);
    },
    async cancel(reference) {
      await ask("cancel", "cancelSignRequest", { signRef: reference });
    },
    isOver(evidence, { text, sha256 }) {
      const outer = payloadOf(Buffer.from(evidence).toString("utf8"));
      const data = isAnswer(outer?.signatureData) ? outer.signatureData.userSignature : null;
      const inner = typeof data === "string" ? payloadOf(data) : null;
      return isText(inner?.text, text) && isText(inner?.binaryData, sha256);
    },
    openAddress: ({ reference }) => bindAddress(reference),
    codeAt: ({ codeToken }) => (codeToken === "" ? null : bindAddress(codeToken)),
  };
}

/** What is signed comes back as it was sent, in base64, or as the text that it stands for. */
const isText = (signed: unknown, text: string) => signed === base64(text) || signed === text;

const bindAddress = (reference: string) =>
  `frejaeid://bindUserToTransaction?${new URLSearchParams({ transactionReference: reference })}`;

function answerOf(answer: Answer, reference: string, signers: X509Certificate[]): EidAnswer {
  const status = textIn(answer, "status", name);
  if (pending.includes(status)) return { status: "pending", hint: status };
  if (failed.includes(status)) return { status: "failed", hint: status };
  if (status !== "APPROVED") throw odd(name);
  const details = textIn(answer, "details", name);
  // What is believed is what Freja has signed, not what stands beside it in the answer.
  const signed = isSignedBy(details, signers) ? payloadOf(details) : null;
  if (!signed) {
    throw new EidFault(
      "Svaret är inte undertecknat av Freja, och underskriften har inte sparats. Säg till den som sköter servern.",
    );
  }
  if (signed.signRef !== reference || signed.status !== "APPROVED") throw odd(name);
  const attributes = signed.requestedAttributes;
  const user = isAnswer(attributes) ? attributes.basicUserInfo : null;
  return {
    status: "complete",
    name: `${textIn(user, "name", name)} ${textIn(user, "surname", name)}`,
    evidence: new Uint8Array(Buffer.from(details, "utf8")),
  };
}

/** The object that a JWS in compact form carries; null when it carries none. */
function payloadOf(jws: string): Answer | null {
  const parts = jws.split(".");
  if (parts.length !== 3) return null;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? "", "base64url").toString("utf8"));
    return isAnswer(payload) ? payload : null;
  } catch {
    return null;
  }
}

/** Has one of the certificates signed it, in the one way that Freja signs (RS256)? */
function isSignedBy(jws: string, signers: X509Certificate[]): boolean {
  const [header = "", payload = "", signature = "", ...rest] = jws.split(".");
  if (rest.length > 0 || signature === "") return false;
  const over = Buffer.from(`${header}.${payload}`, "utf8");
  const bytes = Buffer.from(signature, "base64url");
  return signers.some(
    ({ publicKey }) =>
      publicKey.asymmetricKeyType === "rsa" && verify("RSA-SHA256", over, publicKey, bytes),
  );
}

/** Every certificate of a PEM file, in its order. Throws when one of them cannot be read. */
export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
