/** E-mail by SMTP. What the server answered becomes a fault that the queue understands. */
import { createTransport } from "nodemailer";
import type { Mailer, OutgoingLetter } from "./commands/letters.server.ts";
import type { LetterFault } from "./domain/letters.ts";

/** Seconds that a mail server may take for each step. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** A mailer to the server of `smtpUrl`, writing from `from`. Nothing is connected until the first letter. */
export function makeMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const options = { url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true };
  return {
    async send(letter) {
      const watch = handedOver();
      try {
        await createTransport({ ...options, logger: watch.logger }).sendMail(
          messageOf(letter, from),
        );
        return null;
      } catch (error) {
        return faultOf(error, watch.isWhole());
      }
    },
  };
}

/**
 * Knows whether the whole text has gone out, which the mail library tells only in its log. Before that no server can
 * have taken the letter; after it, a broken connection leaves it open what happened.
 */
function handedOver() {
  let isWhole = false;
  const note = (entry: unknown) => {
    const { tnx, outByteCount } = (entry ?? {}) as { tnx?: string; outByteCount?: number };
    if (tnx === "message" && outByteCount !== undefined) isWhole = true;
  };
  const silent = () => {};
  const logger = {
    level: silent,
    trace: silent,
    debug: silent,
    info: note,
    warn: silent,
    error: silent,
    fatal: silent,
  };
  return { logger, isWhole: () => isWhole };
}

const messageOf = ({ id, to, replyTo, subject, body }: OutgoingLetter, from: string) => ({
  from,
  // As an object, so that a comma in an address is no second recipient.
  to: { name: "", address: to },
  ...(replyTo === "" ? {} : { replyTo: { name: "", address: replyTo } }),
  subject,
  text: body,
  messageId: `<${id}@paragraf>`,
  headers: { "Auto-Submitted": "auto-generated" },
});

type SmtpError = { message?: string; code?: string; responseCode?: number };

/** A mistake in the address or the text: trying again gives the same answer. */
const finalCodes = new Set(["EENVELOPE", "EMESSAGE"]);

/** Answers of 5xx are final, those of 4xx are not; without an answer it depends on how far the letter came. */
export function faultOf(error: unknown, isHandedOver: boolean): LetterFault {
  const { message = "", code = "", responseCode } = (error ?? {}) as SmtpError;
  const reason = (message || code || "Okänt fel").slice(0, 300);
  if (responseCode !== undefined) {
    return { kind: responseCode >= 500 ? "permanent" : "temporary", reason };
  }
  if (isHandedOver) return { kind: "uncertain", reason };
  return { kind: finalCodes.has(code) ? "permanent" : "temporary", reason };
}
