/** Certificates made for one test run by openssl: an authority, and people whom it vouches for. No key is kept. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

export const password = "ett löst ord på åtta";

export type KeyKind = "rsa" | "ec";

const keyArguments: Record<KeyKind, string[]> = {
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"],
  ec: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
};

export type Issued = {
  /** The certificate in DER. */
  der: Uint8Array;
  /** Files for openssl. */
  certificateFile: string;
  keyFile: string;
  /** The certificate with its key, encrypted with `password`; more arguments to openssl's pkcs12 -export. */
  p12(...more: string[]): Uint8Array;
};

export type Wanted = { key?: KeyKind; organisation?: string; extensions?: string[]; days?: number };

export type Authority = {
  /** Its own certificate, in DER and as a file. */
  der: Uint8Array;
  certificateFile: string;
  issue(name: string, wanted?: Wanted): Issued;
};

const forSigning = ["keyUsage=critical,digitalSignature,nonRepudiation"];

/** A folder that is gone when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "paragraf-signing-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program that the tests need; its complaints belong to the error that a failure throws. */
export const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const openssl = (...args: string[]) => run("openssl", ...args);

/** An authority of its own, unknown to everybody. */
export function makeAuthority(folder: string, name: string): Authority {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  openssl("genpkey", ...keyArguments.ec, "-out", key);
  openssl(
    ...["req", "-x509", "-new", "-key", key, "-out", certificate, "-days", "3650", "-utf8"],
    ...["-subj", `/C=SE/O=Provutfärdaren/CN=${name}`],
    ...["-addext", "basicConstraints=critical,CA:TRUE"],
    ...["-addext", "keyUsage=critical,keyCertSign,cRLSign"],
  );
  let count = 0;
  const issue = (who: string, wanted: Wanted = {}): Issued => {
    count += 1;
    return issued(join(folder, `${name}-${count}`), { key, certificate }, who, wanted);
  };
  return { der: derOf(certificate), certificateFile: certificate, issue };
}

const derOf = (file: string): Uint8Array =>
  new Uint8Array(
    execFileSync("openssl", ["x509", "-in", file, "-outform", "DER"], { stdio: "pipe" }),
  );

function issued(
  path: string,
  by: { key: string; certificate: string },
  who: string,
  { key = "rsa", organisation = "Region Mittland", extensions = forSigning, days = 700 }: Wanted,
): Issued {
  const [keyFile, request, certificateFile] = [`${path}.key`, `${path}.csr`, `${path}.crt`];
  openssl("genpkey", ...keyArguments[key], "-out", keyFile);
  const subject = `/C=SE/O=${organisation}/CN=${who}`;
  openssl("req", "-new", "-key", keyFile, "-utf8", "-subj", subject, "-out", request);
  writeFileSync(`${path}.ext`, ["basicConstraints=CA:FALSE", ...extensions].join("\n"));
  openssl(
    ...["x509", "-req", "-in", request, "-CA", by.certificate, "-CAkey", by.key],
    ...["-CAcreateserial", "-days", String(days), "-extfile", `${path}.ext`],
    ...["-out", certificateFile],
  );
  const p12 = (...more: string[]) => {
    const made = `${path}.p12`;
    openssl(
      ...["pkcs12", "-export", "-inkey", keyFile, "-in", certificateFile],
      ...["-certfile", by.certificate, "-passout", `pass:${password}`, "-out", made, ...more],
    );
    return new Uint8Array(readFileSync(made));
  };
  return { der: derOf(certificateFile), certificateFile, keyFile, p12 };
}
