/** The only reader of process.env. A wrong setting is told at start, not later. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { BankIdSettings } from "./documents/signing/bankId.server.ts";
import { certificatesIn, type FrejaSettings } from "./documents/signing/freja.server.ts";

export type Config = {
  /** `file:./data/paragraf.db` (default) or `postgres://…`. */
  databaseUrl: string;
  port: number;
  host: string;
  /** Public address without a trailing slash. */
  publicUrl: string;
  /** Signs session cookies. */
  secret: string;
  /** Where e-mail is handed over, and who it is from; left out when none is sent. */
  mail?: { smtpUrl: string; from: string };
  /** An authority of RFC 3161 that stamps signatures with the time; left out when they are not stamped. */
  timestampUrl?: string;
  /** BankID's relying-party API; left out when nobody signs with it. */
  bankId?: BankIdSettings;
  /** Freja's, in the same way. */
  freja?: FrejaSettings;
  /** Certificates (DER) of issuers whose signers are known to be who they say; left out when none is named. */
  trustedIssuers?: Uint8Array[];
};

export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads the settings; throws ConfigError with a Swedish sentence when one is unusable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(env.PORT ?? "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT är ”${env.PORT}”. Det ska vara ett tal mellan 0 och 65535.`);
  }
  const host = env.HOST ?? "127.0.0.1";
  const publicUrl = (env.PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, "");
  if (!URL.canParse(publicUrl)) {
    throw new ConfigError(`PUBLIC_URL är ”${env.PUBLIC_URL}”. Det ska vara en hel adress.`);
  }
  return {
    databaseUrl: env.DATABASE_URL ?? "file:./data/paragraf.db",
    port,
    host,
    publicUrl,
    secret: env.SESSION_SECRET ?? ownSecret(),
    ...mailSettings(env),
    ...timestampSetting(env),
    ...bankIdSettings(env),
    ...frejaSettings(env),
    ...trustedSetting(env),
  };
}

/** Both or neither: a letter needs a server and a sender. */
function mailSettings(env: NodeJS.ProcessEnv): Pick<Config, "mail"> {
  const smtpUrl = env.SMTP_URL ?? "";
  const from = env.MAIL_FROM ?? "";
  if (smtpUrl === "" && from === "") return {};
  // The address may hold a password, so it is never repeated.
  if (!/^smtps?:\/\/./.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new ConfigError(
      "SMTP_URL ska vara adressen till en e-postserver: smtp://server:587 eller smtps://namn:lösenord@server.",
    );
  }
  if (!/^[^@\s<>]+@[^@\s<>]+$|<[^@\s<>]+@[^@\s<>]+>$/.test(from)) {
    throw new ConfigError(
      "MAIL_FROM ska vara den e-postadress som kallelser skickas från, till exempel kansliet@exempel.se.",
    );
  }
  return { mail: { smtpUrl, from } };
}

function timestampSetting(env: NodeJS.ProcessEnv): Pick<Config, "timestampUrl"> {
  const timestampUrl = env.TIMESTAMP_URL ?? "";
  if (timestampUrl === "") return {};
  // Over http too: what is asked for is a digest, and the answer is signed.
  if (!/^https?:\/\/./.test(timestampUrl) || !URL.canParse(timestampUrl)) {
    throw new ConfigError(
      `TIMESTAMP_URL är ”${timestampUrl}”. Det ska vara adressen till en tidsstämplingstjänst, till exempel https://tid.exempel.se.`,
    );
  }
  return { timestampUrl };
}

function bankIdSettings(env: NodeJS.ProcessEnv): Pick<Config, "bankId"> {
  const files = [env.BANKID_CERTIFICATE, env.BANKID_CA];
  const said = eidSettings(env.BANKID_URL, env.BANKID_PASSWORD, files, {
    url: "BANKID_URL ska vara adressen till BankID:s gränssnitt, till exempel https://appapi2.bankid.com/rp/v6.0.",
    files:
      "BANKID_CERTIFICATE och BANKID_CA ska vara filer: ert certifikat med nyckel (.p12) och BankID:s utfärdare (PEM).",
  });
  return said ? { bankId: said } : {};
}

function frejaSettings(env: NodeJS.ProcessEnv): Pick<Config, "freja"> {
  const files = [env.FREJA_CERTIFICATE, env.FREJA_CA, env.FREJA_SIGNERS];
  const wrong =
    "FREJA_CERTIFICATE, FREJA_CA och FREJA_SIGNERS ska vara filer: ert certifikat med nyckel (.p12), Frejas utfärdare (PEM) och de certifikat som Freja undertecknar sina svar med (PEM).";
  const said = eidSettings(env.FREJA_URL, env.FREJA_PASSWORD, files, {
    url: "FREJA_URL ska vara adressen till Frejas gränssnitt, till exempel https://services.prod.frejaeid.com.",
    files: wrong,
  });
  if (!said) return {};
  const signers = readFileSync(env.FREJA_SIGNERS ?? "", "utf8");
  if (certificatesOr(wrong, signers).length === 0) throw new ConfigError(wrong);
  return { freja: { ...said, signers } };
}

function trustedSetting(env: NodeJS.ProcessEnv): Pick<Config, "trustedIssuers"> {
  const file = env.TRUSTED_CERTIFICATES ?? "";
  if (file === "") return {};
  const wrong = `TRUSTED_CERTIFICATES är ”${file}”. Det ska vara en fil med certifikat (PEM) för de utfärdare som ni litar på.`;
  if (!existsSync(file)) throw new ConfigError(wrong);
  const found = certificatesOr(wrong, readFileSync(file, "utf8"));
  if (found.length === 0) throw new ConfigError(wrong);
  return { trustedIssuers: found.map(({ raw }) => new Uint8Array(raw)) };
}

function certificatesOr(wrong: string, pem: string) {
  try {
    return certificatesIn(pem);
  } catch {
    throw new ConfigError(wrong);
  }
}

/** All of them or none. The files, our certificate and the service's authority first, are read at start. */
function eidSettings(
  address = "",
  password = "",
  named: readonly (string | undefined)[],
  wrong: { url: string; files: string },
): BankIdSettings | null {
  const url = address.replace(/\/+$/, "");
  const files = named.map((file) => file ?? "");
  if ([url, password, ...files].every((one) => one === "")) return null;
  if (!/^https:\/\/./.test(url) || !URL.canParse(url)) throw new ConfigError(wrong.url);
  if (!files.every((file) => existsSync(file))) throw new ConfigError(wrong.files);
  const [certificate = "", authority = ""] = files;
  return {
    ...{ url, password },
    certificate: new Uint8Array(readFileSync(certificate)),
    authority: readFileSync(authority, "utf8"),
  };
}

/** Without SESSION_SECRET one is made at the first start and kept beside the database. */
function ownSecret(): string {
  const file = path.resolve("data", "session-secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
