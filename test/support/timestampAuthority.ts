/** A double of a time stamping authority, for tests only: OpenSSL answers, over HTTP on this machine. */
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Authority, run } from "./certificates.ts";

const settings = (certificate: string, key: string, folder: string) => `
[tsa]
default_tsa = here
[here]
serial = ${join(folder, "serial")}
signer_cert = ${certificate}
signer_key = ${key}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

const body = async (request: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

/** Starts it; answers its address. `change` may spoil an answer. */
export async function timestampAuthorityDouble(
  folder: string,
  authority: Authority,
  change: (answer: Buffer) => Buffer = (answer) => answer,
): Promise<string> {
  const { certificateFile, keyFile } = authority.issue("Provets tidsstämpling", {
    key: "rsa",
    extensions: ["extendedKeyUsage=critical,timeStamping"],
  });
  const [config, query, reply] = ["tsa.cnf", "query", "reply"].map((name) => join(folder, name));
  writeFileSync(join(folder, "serial"), "01\n");
  writeFileSync(config ?? "", settings(certificateFile, keyFile, folder));
  const server = createServer(async (request, response) => {
    writeFileSync(query ?? "", await body(request));
    const files = ["-queryfile", query ?? "", "-out", reply ?? ""];
    run("openssl", "ts", "-reply", "-config", config ?? "", "-section", "here", ...files);
    response.setHeader("content-type", "application/timestamp-reply");
    response.end(change(readFileSync(reply ?? "")));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  afterAll(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
