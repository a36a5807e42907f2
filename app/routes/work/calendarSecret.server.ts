import { randomBytes } from "node:crypto";
import { sha256 } from "#db/queries/events.server.ts";

/** The hash that is kept of a secret. */
export const hashOfSecret = (secret: string): string => sha256(Buffer.from(secret));

/** A new secret for a calendar's address: 32 bytes, which nobody guesses. */
export const newSecret = (): string => randomBytes(32).toString("base64url");
