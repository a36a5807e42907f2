/** A service of tests on this machine that is asked over mutual TLS, with certificates of its own. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { type Issued, makeAuthority, password, run } from "./certificates.ts";

const forServer = ["extendedKeyUsage=serverAuth", "subjectAltName=DNS:localhost,IP:127.0.0.1"];

/** Without the chain: what comes along in the file would be trusted as the service's own authority is. */
function bare({ keyFile, certificateFile }: Issued): Uint8Array {
  const file = `${keyFile}.p12`;
  const made = ["-inkey", keyFile, "-in", certificateFile, "-passout", `pass:${password}`];
  run("openssl", "pkcs12", "-export", ...made, "-out", file);
  return new Uint8Array(readFileSync(file));
}

/** Starts it; `answer` gets the path and the body, and gives the status and what is answered. */
export async function mutualTlsDouble(
  folder: string,
  name: string,
  answer: (path: string, body: string) => [number, object],
) {
  const authority = makeAuthority(folder, `${name}-${randomUUID()}`);
  const server = authority.issue(`Provets ${name}`, { key: "ec", extensions: forServer });
  const client = authority.issue("Förbundet Provet", { key: "ec" });
  const tls = {
    key: readFileSync(server.keyFile),
    cert: readFileSync(server.certificateFile),
    ca: readFileSync(authority.certificateFile),
    ...{ requestCert: true, rejectUnauthorized: true },
  };
  const https = createServer(tls, async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const [status, told] = answer(request.url ?? "", Buffer.concat(parts).toString("utf8"));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(told));
  });
  await new Promise<void>((done) => https.listen(0, "127.0.0.1", done));
  afterAll(() => https.close());
  const { port } = https.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    ...{ certificate: bare(client), password },
    authority: readFileSync(authority.certificateFile, "utf8"),
  };
}
