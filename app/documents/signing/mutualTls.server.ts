/** A question to a service that knows us by our certificate, as both BankID and Freja are asked. */
import { request } from "node:https";
import { EidFault } from "./eid.ts";

export type MutualTls = {
  /** Our certificate with its key (PKCS#12), and the password. */
  certificate: Uint8Array;
  password: string;
  /** The authority that the service's own certificate leads to, as PEM. */
  authority: string;
  /** Milliseconds until the service is taken to be silent; 15 000 when left out. */
  timeout?: number;
};

export type Answer = { [key: string]: unknown };

export const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Bytes of an answer at most: a signature with what proves it is some ten thousand. */
const mostBytes = 500_000;

/** The sentences that each service's faults are told in. */
export type Faults = {
  /** The service's name in a sentence. */
  name: string;
  /** The sentence of an answer that says no; undefined when there is nothing better to say than that it is silent. */
  sentenceOf: (answer: Answer) => string | undefined;
};

/** The answer was not what the service says that it answers. */
export const odd = (name: string) =>
  new EidFault(`${name} svarade på ett sätt som inte gick att förstå. Försök igen.`);

/** The text under a key of the answer. Throws EidFault when there is none. */
export function textIn(answer: unknown, key: string, name: string): string {
  const value = isAnswer(answer) ? answer[key] : undefined;
  if (typeof value !== "string" || value === "") throw odd(name);
  return value;
}

/** Sends the body and gives the JSON object that comes back. Throws EidFault when there is none, or when it says no. */
export function post(
  tls: MutualTls,
  to: { url: string; type: string; body: string },
  { name, sentenceOf }: Faults,
): Promise<Answer> {
  const { certificate, password, authority, timeout = 15_000 } = tls;
  const silent = () => new EidFault(`${name} svarar inte just nu. Vänta en stund och försök igen.`);
  return new Promise((resolve, reject) => {
    const sent = request(
      to.url,
      {
        method: "POST",
        headers: { "content-type": to.type, "content-length": Buffer.byteLength(to.body) },
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
          if (response.statusCode === 200 && answer) return resolve(answer);
          const sentence = answer && sentenceOf(answer);
          reject(sentence ? new EidFault(sentence) : silent());
        });
      },
    );
    sent.on("error", () => reject(silent()));
    sent.end(to.body);
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
