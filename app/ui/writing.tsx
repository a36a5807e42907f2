/**
 * The protokoll while it is written: one column as it will be printed, findings and ways on in the margin. Without
 * scripts each paragraf is read here and written in its own form.
 */
import type { Finding } from "../domain/result.ts";
import { FindingText } from "./findings.tsx";
import { PanelPlace } from "./panel.tsx";

export type WritingItem = {
  id: string;
  heading: string;
  before: string;
  written: string;
  after: string;
  findings: Finding[];
};

type Props = {
  home: string;
  items: WritingItem[];
  labels: Record<"arende" | "bilaga", Record<string, string>>;
  /** As the editor puts them in. */
  phrases: unknown[];
  /** Names that are offered as doers. */
  people: string[];
};

export function WritingPage({ home, items, labels, phrases, people }: Props) {
  return (
    <div className="protocol" data-writing={`${home}/skriv`}>
      <Tools home={home} />
      <div id="hanvisningar" data-live="" data-labels={JSON.stringify(labels)} hidden />
      <div
        id="fraser"
        data-phrases={JSON.stringify(phrases)}
        data-people={JSON.stringify(people)}
        hidden
      />
      <div className="protocol-columns">
        <div className="paper">
          <article className="document" id="paragrafer" data-live="">
            {items.map((item) => (
              <Paragraf key={item.id} item={item} home={home} />
            ))}
          </article>
        </div>
        <PanelPlace label="Om paragrafen" />
      </div>
    </div>
  );
}

const tools: { act: string; text: string; key?: string; spoken?: string; table?: true }[] = [
  { act: "decision", text: "Beslut", key: "Ctrl+D", spoken: "Infoga beslut" },
  { act: "phrase", text: "Fras", key: "Ctrl+J", spoken: "Infoga fras" },
  { act: "task", text: "Ansvarig och dag", key: "Ctrl+Shift+U" },
  { act: "reference", text: "Hänvisning", key: "Ctrl+M", spoken: "Infoga hänvisning" },
  { act: "strong", text: "Fet", key: "Ctrl+B" },
  { act: "em", text: "Kursiv", key: "Ctrl+I" },
  { act: "bullets", text: "Punkter", key: "Ctrl+Shift+8", spoken: "Punktlista" },
  { act: "numbers", text: "Nummer", key: "Ctrl+Shift+7", spoken: "Numrerad lista" },
  { act: "table", text: "Tabell", spoken: "Infoga tabell" },
  { act: "rowAfter", text: "Rad under", table: true },
  { act: "columnAfter", text: "Kolumn efter", table: true },
  { act: "rowGone", text: "Ta bort rad", table: true },
  { act: "columnGone", text: "Ta bort kolumn", table: true },
  { act: "undo", text: "Ångra", key: "Ctrl+Z" },
  { act: "redo", text: "Gör om", key: "Ctrl+Y" },
  {
    act: "way:item",
    text: "Ärendet",
    key: "Alt+A",
    spoken: "Ärendets uppgifter, jäv och formulär",
  },
  { act: "way:proceeding", text: "Beslutsgång", key: "Alt+B" },
  { act: "way:room", text: "Rummet", key: "Alt+N", spoken: "Närvaro i rummet" },
  { act: "way:attachments", text: "Bilagor", key: "Alt+I" },
  { act: "way:versions", text: "Versioner", key: "Alt+V" },
  {
    act: "here",
    text: "Vi är här",
    key: "Alt+H",
    spoken: "Sammanträdet är vid den här paragrafen",
  },
  { act: "next", text: "Nästa paragraf", key: "Ctrl+Enter" },
  { act: "previous", text: "Föregående paragraf", key: "Ctrl+Shift+Enter" },
];

type Way = { way: string; text: string; to: (home: string, itemId: string) => string };

/** What else there is to do at a paragraf; opens beside the text where scripts run. */
const ways: Way[] = [
  { way: "item", text: "Ärendet och jäv", to: (home, id) => `${home}/arenden/${id}` },
  { way: "proceeding", text: "Beslutsgång", to: (home, id) => `${home}/arenden/${id}/beslutsgang` },
  { way: "room", text: "Rummet", to: (home) => `${home}/rum` },
  { way: "attachments", text: "Bilagor", to: (home) => `${home}/bilagor` },
  { way: "versions", text: "Versioner", to: (home, id) => `${home}/arenden/${id}/versioner` },
];

/** Shown where scripts run; each says its key. */
function Tools({ home }: { home: string }) {
  return (
    <div className="tools">
      <div className="tools-row" role="toolbar" aria-label="Skrivverktyg">
        {tools.map(({ act, text, key, spoken, table }) => (
          <button
            key={act}
            type="button"
            className={table ? "quiet in-table" : "quiet"}
            data-do={act}
            data-key={key}
            data-command={spoken ?? text}
            title={key ? `${spoken ?? text} (${key})` : spoken}
          >
            {text}
          </button>
        ))}
      </div>
      <p className="tools-state">
        <span role="status" data-saved="" />{" "}
        <a href={`${home}/protokoll?som=utskrift`} data-command="Visa som utskrift">
          Visa som utskrift
        </a>
      </p>
    </div>
  );
}

function Paragraf({ item, home }: { item: WritingItem; home: string }) {
  const label = `rubrik-${item.id}`;
  return (
    <section id={`arende-${item.id}`} aria-labelledby={label} className="paragraf">
      <h2 id={label}>{item.heading}</h2>
      <p className="writers" data-writers={item.id} data-keep="" />
      <Html id={`fore-${item.id}`} html={item.before} />
      <div
        id={`text-${item.id}`}
        data-text={item.id}
        data-label={`Text i ${item.heading}`}
        data-keep=""
        // Rendered by our own document renderer, which escapes everything that people wrote.
        dangerouslySetInnerHTML={{ __html: item.written }}
      />
      <p role="status" className="paragraf-message" data-message={item.id} data-keep="" />
      <Html id={`efter-${item.id}`} html={item.after} />
      <div className="paragraf-margin" id={`marginal-${item.id}`}>
        <p className="paragraf-ways" data-turbo="true">
          {ways.map(({ way, text, to }) => (
            <a key={way} href={to(home, item.id)} data-way={way} data-turbo-frame="panel">
              {text}
            </a>
          ))}
        </p>
        {item.findings.length > 0 ? (
          <ul className="findings" aria-label={`Vad reglerna säger om ${item.heading}`}>
            {item.findings.map((f) => (
              <li key={`${f.rule}${f.text}`} className={`finding finding-${f.level}`}>
                <FindingText finding={{ ...f, paragraf: null }} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}

const Html = ({ id, html }: { id: string; html: string }) => (
  <div id={id} className="from-facts" dangerouslySetInnerHTML={{ __html: html }} />
);
