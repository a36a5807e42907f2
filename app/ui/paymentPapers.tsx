/** The underlag of a payment, in view where the browser can show it, and always as a link. */
import { InvoiceView } from "./invoiceView.tsx";

type Invoice = Parameters<typeof InvoiceView>[0]["invoice"];
type Paper = { id: string; filename: string; media_type: string; invoice: Invoice | null };

/** `home` is the payment's own page. */
export function PaymentPapers({ papers, home }: { papers: readonly Paper[]; home: string }) {
  return (
    <section aria-labelledby="underlag" className="payment-papers">
      <h2 id="underlag">Underlag</h2>
      {papers.length === 0 ? <p>Inget underlag är inlagt.</p> : null}
      {papers.map((paper) => (
        <PaperView key={paper.id} paper={paper} home={home} />
      ))}
    </section>
  );
}

/** A phone shows no PDF inside a page: there the link is what is seen. */
function PaperView({ paper, home }: { paper: Paper; home: string }) {
  const { id, filename, media_type, invoice } = paper;
  const address = `${home}/underlag/${id}`;
  return (
    <figure className="payment-paper">
      {invoice ? <InvoiceView invoice={invoice} /> : null}
      {media_type.startsWith("image/") ? (
        <img src={address} alt={`Underlag: ${filename}`} loading="lazy" />
      ) : null}
      {media_type === "application/pdf" ? (
        <iframe src={address} title={`Underlag: ${filename}`} loading="lazy" />
      ) : null}
      <figcaption>
        {invoice ? (
          <a className="payment-open" href={`${home}/faktura/${id}`}>
            Läs e-fakturan på en egen sida
          </a>
        ) : null}
        <a className="payment-open" href={address}>
          {invoice ? `Hämta ${filename}` : `Öppna ${filename}`}
        </a>
      </figcaption>
    </figure>
  );
}
