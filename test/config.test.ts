import { expect, test } from "vitest";
import { ConfigError, readConfig } from "#app/config.server.ts";
import { makeAuthority, temporaryFolder } from "./support/certificates.ts";

const read = (env: Record<string, string | undefined>) =>
  readConfig({ NODE_ENV: "test", SESSION_SECRET: "x", ...env });

test("e-mail is sent only when both the server and the sender are set", () => {
  expect(read({}).mail).toBeUndefined();
  const both = {
    SMTP_URL: "smtps://namn:hemligt@smtp.exempel.se",
    MAIL_FROM: "Kansliet <k@exempel.se>",
  };
  expect(read(both).mail).toEqual({ smtpUrl: both.SMTP_URL, from: both.MAIL_FROM });
});

test.each([
  { SMTP_URL: "smtp://smtp.exempel.se" },
  { MAIL_FROM: "k@exempel.se" },
  { SMTP_URL: "https://smtp.exempel.se", MAIL_FROM: "k@exempel.se" },
  { SMTP_URL: "smtp://smtp.exempel.se", MAIL_FROM: "kansliet" },
])("half a setting, or a wrong one, is told at start: %o", (env) => {
  expect(() => read(env)).toThrow(ConfigError);
});

test("a password in the address of the server is never repeated", () => {
  const env = { SMTP_URL: "http://namn:hemligt@smtp.exempel.se", MAIL_FROM: "k@exempel.se" };
  expect(() => read(env)).toThrow(expect.not.stringContaining("hemligt"));
});

test("an authority of time stamps is an address, or none", () => {
  expect(read({}).timestampUrl).toBeUndefined();
  const TIMESTAMP_URL = "https://tid.exempel.se/tsa";
  expect(read({ TIMESTAMP_URL }).timestampUrl).toBe(TIMESTAMP_URL);
  expect(() => read({ TIMESTAMP_URL: "tid.exempel.se" })).toThrow(ConfigError);
});

test("BankID is asked when all that it needs is there", () => {
  expect(read({}).bankId).toBeUndefined();
  const BANKID_URL = "https://bankid.exempel.se/rp/v6.0/";
  const files = { BANKID_CERTIFICATE: "package.json", BANKID_CA: "LICENSE" };
  expect(read({ BANKID_URL, ...files, BANKID_PASSWORD: "x" }).bankId).toMatchObject({
    ...{ url: "https://bankid.exempel.se/rp/v6.0", password: "x" },
  });
  for (const odd of [files, { BANKID_URL }, { ...files, BANKID_URL: "http://bankid.exempel.se" }]) {
    expect(() => read(odd)).toThrow(ConfigError);
  }
});

test("issuers to trust are certificates in a file that is there", () => {
  expect(read({}).trustedIssuers).toBeUndefined();
  for (const odd of ["./ingen-fil.pem", "LICENSE"]) {
    expect(() => read({ TRUSTED_CERTIFICATES: odd })).toThrow(ConfigError);
  }
  const { certificateFile } = makeAuthority(temporaryFolder(), "Utfärdaren");
  expect(read({ TRUSTED_CERTIFICATES: certificateFile }).trustedIssuers).toHaveLength(1);
});

test("Freja is asked when all that it needs is there, and its signers are certificates", () => {
  expect(read({}).freja).toBeUndefined();
  const FREJA_URL = "https://freja.exempel.se";
  const files = { FREJA_CERTIFICATE: "package.json", FREJA_CA: "LICENSE" };
  for (const odd of [files, { FREJA_URL }, { ...files, FREJA_URL, FREJA_SIGNERS: "LICENSE" }]) {
    expect(() => read(odd)).toThrow(ConfigError);
  }
  const authority = makeAuthority(temporaryFolder(), "Frejas svar");
  const FREJA_SIGNERS = authority.certificateFile;
  expect(read({ FREJA_URL, ...files, FREJA_SIGNERS, FREJA_PASSWORD: "x" }).freja).toMatchObject({
    ...{ url: FREJA_URL, password: "x" },
    signers: expect.stringContaining("BEGIN CERTIFICATE"),
  });
});
