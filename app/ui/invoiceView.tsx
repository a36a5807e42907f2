/** An e-invoice: where it is read in, and as a page to read. */
import { FileField, FormBasics, type FormState } from "./fields.tsx";

type Shown = {
  title: string;
  facts: readonly { name: string; text: string }[];
  lines: readonly { row: number; text: string; sum: string }[];
  more: string | null;
  remarks: readonly string[];
  format: string;
};

/** The invoice in words. Everything in it is text: nothing of the sender's becomes markup. */
export function InvoiceView({ invoice }: { invoice: Shown }) {
  const { title, facts, lines, more, remarks, format } = invoice;
  return (
    <div className="invoice">
      <p className="invoice-title">
        <strong>{title}</strong> <span className="origin">({format})</span>
      </p>
      {remarks.map((text) => (
        <p className="invoice-remark" key={text}>
          {text}
        </p>
      ))}
      <dl className="payment-facts">
        {facts.map(({ name, text }) => (
          <div key={`${name}${text}`}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {lines.length > 0 ? (
        <table>
          <caption>Fakturans rader</caption>
          <thead>
            <tr>
              <th scope="col">Avser</th>
              <th scope="col">Belopp utan moms</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ row, text, sum }) => (
              <tr key={row}>
                <td>{text}</td>
                <td>{sum}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {more ? <p>{more}</p> : null}
    </div>
  );
}

/** Where an e-invoice is read in. It fills in the form below, and saves nothing. */
export function InvoiceForm({ formId, state }: { formId: string; state: FormState }) {
  return (
    <form method="post" encType="multipart/form-data" className="payment-form">
      <FormBasics formId={formId} intent="las" />
      <FileField
        name="invoice"
        label="E-faktura"
        hint="Filen (.xml) i Peppol BIS Billing 3 eller Svefaktura. Den fyller i uppgifterna. Inget sparas förrän du sparar."
        accept=".xml,text/xml,application/xml"
        state={state}
      />
      <button type="submit" className="secondary">
        Läs e-fakturan
      </button>
    </form>
  );
}

/** What the reading came to: what to look over before it is saved. */
export function InvoiceTold({ filename, told }: { filename: string; told: readonly string[] }) {
  return (
    <section className="invoice-told" aria-labelledby="last" role="status">
      <h2 id="last">Uppgifterna är hämtade ur {filename}</h2>
      <p>Läs igenom dem. E-fakturan sparas som underlag när du sparar.</p>
      <ul>
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
