/**
 * Who is signed in. Accounts, password hashes (scrypt), sessions and the rate limit on sign-in are better-auth's,
 * on the same database. What a signed-in person may do is in `domain/authority.ts`.
 */
import { betterAuth } from "better-auth";
import type { Kysely } from "kysely";
import type { Database } from "#db/schema.ts";

/** Sessions end after twelve hours without use; a working day, not a month. */
const sessionSeconds = 12 * 60 * 60;

export const passwordLength = { least: 12, most: 128 } as const;

export function makeAuth(db: Kysely<Database>, settings: { url: string; secret: string }) {
  return betterAuth({
    appName: "Paragraf",
    baseURL: settings.url,
    secret: settings.secret,
    // Columns are text and integers on every database, so better-auth speaks as to SQLite everywhere.
    database: { db, type: "sqlite", transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    session: { expiresIn: sessionSeconds, updateAge: 60 * 60 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: { "/sign-in/email": { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: "paragraf",
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: ["x-paragraf-client"] },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

/** Creates an account; `password` must have the length that `passwordLength` says. Answers its id. */
export async function createAccount(
  auth: Auth,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const context = await auth.$context;
  const existing = await context.internalAdapter.findUserByEmail(person.email);
  if (existing) return existing.user.id;
  const user = await context.internalAdapter.createUser(
    { email: person.email.toLowerCase(), name: person.name, emailVerified: true },
    { method: "admin" },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: "credential",
    accountId: user.id,
    password: await context.password.hash(person.password),
  });
  return user.id;
}
