/**
 * A double of Freja's relying-party API for signatures, for tests only: initSignature, getOneResult and cancel over
 * mutual TLS on this machine. It signs its answers with a certificate of its own, as Freja does; the user's signature
 * within has the shape of Freja's, and nobody has made it.
 */
import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FrejaSettings } from "#app/documents/signing/freja.server.ts";
import { makeAuthority } from "./certificates.ts";
import { mutualTlsDouble } from "./mutualTlsDouble.ts";

type Asked = {
  userInfoType: string;
  minRegistrationLevel: string;
  expiry: number;
  dataToSign: { text: string; binaryData: string };
};

type Order = Asked & { status: string; name: string; surname: string };

export type FrejaDouble = {
  settings: FrejaSettings;
  orders: Map<string, Order>;
  /** What the signer does with the newest order. */
  signerSigns: (name: string, surname: string) => void;
  /** What has become of the newest order, in Freja's own word. */
  comesTo: (status: string) => void;
  /** Changes what the next answers carry before they are signed, or the signed answer itself. */
  change: (changes: {
    signed?: (payload: object) => object;
    jws?: (jws: string) => string;
  }) => void;
};

const asBase64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts it with certificates of its own. */
export async function frejaDouble(folder: string): Promise<FrejaDouble> {
  const authority = makeAuthority(folder, `Frejas svar ${randomUUID()}`);
  const signer = authority.issue("Provets Freja", { key: "rsa" });
  const key = createPrivateKey(readFileSync(signer.keyFile));
  const orders = new Map<string, Order>();
  let changes: Parameters<FrejaDouble["change"]>[0] = {};

  const jwsOf = (payload: object): string => {
    const over = `${asBase64url({ alg: "RS256", x5t: "prov" })}.${asBase64url(payload)}`;
    return `${over}.${sign("RSA-SHA256", Buffer.from(over), key).toString("base64url")}`;
  };

  const resultOf = (signRef: string, order: Order) => {
    const { status, name, surname, dataToSign } = order;
    if (status !== "APPROVED") return { signRef, status };
    const payload = {
      ...{ signRef, status, userInfoType: "SSN", timestamp: 1 },
      requestedAttributes: { basicUserInfo: { name, surname } },
      signatureData: { userSignature: jwsOf(dataToSign), certificateStatus: "" },
    };
    const jws = jwsOf(changes.signed?.(payload) ?? payload);
    return { signRef, status, details: changes.jws?.(jws) ?? jws };
  };

  const asked = <Body>(body: string, parameter: string): Body => {
    const written = new URLSearchParams(body).get(parameter) ?? "";
    return JSON.parse(Buffer.from(written, "base64").toString("utf8")) as Body;
  };

  const tls = await mutualTlsDouble(folder, "Freja", (path, body) => {
    if (path === "/sign/1.0/initSignature") {
      const signRef = randomUUID();
      const order = asked<Asked>(body, "initSignRequest");
      orders.set(signRef, { ...order, status: "STARTED", name: "", surname: "" });
      return [200, { signRef }];
    }
    const parameter = path.endsWith("/cancel") ? "cancelSignRequest" : "getOneSignResultRequest";
    const { signRef } = asked<{ signRef: string }>(body, parameter);
    const order = orders.get(signRef);
    if (!order) return [422, { code: 1100, message: "Invalid reference" }];
    if (path === "/sign/1.0/getOneResult") return [200, resultOf(signRef, order)];
    if (path !== "/sign/1.0/cancel") return [404, {}];
    orders.delete(signRef);
    return [200, {}];
  });

  const newest = (state: Partial<Order>) => {
    const order = [...orders.values()].at(-1);
    if (!order) throw new Error("Nobody has begun to sign");
    Object.assign(order, state);
  };
  return {
    settings: { ...tls, signers: readFileSync(signer.certificateFile, "utf8") },
    orders,
    signerSigns: (name, surname) => newest({ status: "APPROVED", name, surname }),
    comesTo: (status) => newest({ status }),
    change: (to) => {
      changes = to;
    },
  };
}
