import { migrate } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { type OpenDatabase, openDatabase } from "#db/open.server.ts";
import { type Auth, makeAuth } from "./auth.server.ts";
import type { Office } from "./commands/command.server.ts";
import type { Config } from "./config.server.ts";
import { bankId } from "./documents/signing/bankId.server.ts";
import type { EidProvider } from "./documents/signing/eid.ts";
import { freja } from "./documents/signing/freja.server.ts";
import { httpTimestamps } from "./documents/signing/timestamp.server.ts";
import { readTemplates } from "./documents/templates.server.ts";
import { type Live, makeLive } from "./live.server.ts";
import { makeMailer } from "./mailer.server.ts";

/** The running program: its database brought to date, and what commands and routes need. */
export type Running = {
  database: OpenDatabase;
  office: Office;
  auth: Auth;
  live: Live;
  migrated: string[];
};

/** What cannot be started with, as a Swedish sentence. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

/** Opens the database, runs the migrations and reads the templates. Errors: CannotOpenDatabase, CannotStart. */
export async function openOffice(
  config: Config,
  clock: () => Date = () => new Date(),
): Promise<Running> {
  const database = await openDatabase(config.databaseUrl);
  const migrated = await migrate(database.db, migrations, clock().toISOString());
  if (!migrated.ok) {
    await database.close();
    throw new CannotStart(migrated.refusals.map((r) => r.text).join(" "));
  }
  const live = makeLive(database.db);
  const office = {
    db: database.db,
    clock,
    templates: readTemplates(),
    publicUrl: config.publicUrl,
    saved: live.saved,
    ...(config.timestampUrl ? { timestamps: httpTimestamps(config.timestampUrl) } : {}),
    eids: eidsOf(config, clock),
    ...(config.trustedIssuers ? { trustedIssuers: config.trustedIssuers } : {}),
    ...(config.mail ? { mailer: makeMailer(config.mail) } : {}),
  };
  const auth = makeAuth(database.db, { url: config.publicUrl, secret: config.secret });
  return { database, office, auth, live, migrated: migrated.value };
}

/** The eID services that the settings connect us to, in the order that a signer is offered them. */
const eidsOf = (config: Config, clock: () => Date): EidProvider[] => [
  ...(config.bankId ? [bankId(config.bankId)] : []),
  ...(config.freja ? [freja(config.freja, clock)] : []),
];
