/** Does a certificate lead to one that we have been told to trust? @see RFC 5280 6 */
import { Certificate, CertificateChainValidationEngine } from "pkijs";
import { schemaOf } from "./der.ts";
import type { Cms } from "./readCms.server.ts";

/** True when there is a path that held at the time. Without a time, or anybody to trust, there is none. */
export async function leadsToTrusted(
  { signer, certificates }: Pick<Cms, "signer" | "certificates">,
  trusted: Uint8Array[],
  at: string | null,
): Promise<boolean> {
  if (trusted.length === 0 || at === null) return false;
  try {
    // The engine takes the last certificate as the one to try.
    const others = certificates.filter((one) => one !== signer).map(({ der }) => der);
    const engine = new CertificateChainValidationEngine({
      trustedCerts: trusted.map(read),
      certs: [...others, signer.der].map(read),
      checkDate: new Date(at),
    });
    return (await engine.verify()).result === true;
  } catch {
    return false;
  }
}

const read = (der: Uint8Array): Certificate => new Certificate({ schema: schemaOf(der) });
