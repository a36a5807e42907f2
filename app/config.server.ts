/** The only reader of process.env. A wrong setting is told at start, not later. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Config = {
  /** `file:./data/paragraf.db` (default) or `postgres://…`. */
  databaseUrl: string;
  port: number;
  host: string;
  /** Public address without a trailing slash. */
  publicUrl: string;
  /** Signs session cookies. */
  secret: string;
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
