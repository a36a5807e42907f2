/**
 * A double of BankID's relying-party API v6.0, for tests only: sign, collect and cancel over mutual TLS on this
 * machine. Its signature has the shape of BankID's, and nobody has signed it.
 */
import { randomUUID } from "node:crypto";
import type { BankIdSettings } from "#app/documents/signing/bankId.server.ts";
import { mutualTlsDouble } from "./mutualTlsDouble.ts";

type Order = {
  userVisibleData: string;
  userNonVisibleData: string;
  endUserIp: string;
  state: { status: "pending" | "failed"; hintCode: string } | { status: "complete"; name: string };
};

export type BankIdDouble = {
  settings: BankIdSettings;
  orders: Map<string, Order>;
  /** What the signer does with the newest order. */
  signerSigns: (name: string) => void;
  signerCancels: () => void;
  /** The next order is refused with this code. */
  refuseNext: (errorCode: string) => void;
  /** Changes what the next signatures are over. */
  signOver: (change: (xml: string) => string) => void;
};

const xmlOf = (order: Order) =>
  `<?xml version="1.0" encoding="UTF-8"?><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object><bankIdSignedData xmlns="http://www.bankid.com/signature/v1.0.0/types"><usrVisibleData charset="UTF-8" visible="wysiwys">${order.userVisibleData}</usrVisibleData><usrNonVisibleData>${order.userNonVisibleData}</usrNonVisibleData></bankIdSignedData></Object></Signature>`;

const missing = { errorCode: "invalidParameters", details: "No such order" };

/** Starts it with certificates of its own. */
export async function bankIdDouble(folder: string): Promise<BankIdDouble> {
  const orders = new Map<string, Order>();
  let refusing: string | null = null;
  let change = (xml: string) => xml;

  const collected = (orderRef: string, order: Order) => {
    const { state } = order;
    if (state.status !== "complete") return { orderRef, ...state };
    const signature = Buffer.from(change(xmlOf(order))).toString("base64");
    const user = { personalNumber: "198001011230", name: state.name };
    return { orderRef, status: "complete", completionData: { user, signature, ocspResponse: "" } };
  };

  const answer = (path: string, body: Record<string, string>): [number, object] => {
    const { orderRef = "" } = body;
    const order = orders.get(orderRef);
    if (path === "/rp/v6.0/sign") {
      if (refusing !== null) {
        const errorCode = refusing;
        refusing = null;
        return [400, { errorCode, details: "" }];
      }
      const { userVisibleData = "", userNonVisibleData = "", endUserIp = "" } = body;
      if (userVisibleData === "" || endUserIp === "") return [400, missing];
      const id = randomUUID();
      const state = { status: "pending" as const, hintCode: "outstandingTransaction" };
      orders.set(id, { userVisibleData, userNonVisibleData, endUserIp, state });
      const tokens = { qrStartToken: randomUUID(), qrStartSecret: randomUUID() };
      return [200, { orderRef: id, autoStartToken: randomUUID(), ...tokens }];
    }
    if (!order) return [400, missing];
    if (path === "/rp/v6.0/collect") return [200, collected(orderRef, order)];
    if (path !== "/rp/v6.0/cancel") return [404, { errorCode: "notFound", details: "" }];
    orders.delete(orderRef);
    return [200, {}];
  };

  const tls = await mutualTlsDouble(folder, "BankID", (path, body) =>
    answer(path, JSON.parse(body) as Record<string, string>),
  );
  const newest = (state: Order["state"]) => {
    const order = [...orders.values()].at(-1);
    if (!order) throw new Error("Nobody has begun to sign");
    order.state = state;
  };
  return {
    settings: { ...tls, url: `${tls.url}/rp/v6.0` },
    orders,
    signerSigns: (name) => newest({ status: "complete", name }),
    signerCancels: () => newest({ status: "failed", hintCode: "userCancel" }),
    refuseNext: (errorCode) => {
      refusing = errorCode;
    },
    signOver: (changing) => {
      change = changing;
    },
  };
}
