/**
 * Texts while they are written: one column as it will be printed, with tools above and ways on in the margin. The same
 * for a protokoll and for minnesanteckningar. Without scripts each text is read here and written in its own form.
 */
import type { ReactNode } from "react";
import { PanelPlace } from "./panel.tsx";

/** `act` is what the script does: its own act, or "way:…", which uses the control of that `data-way`. */
export type Tool = { act: string; text: string; key?: string; spoken?: string; table?: true };

export const phraseTool: Tool = {
  ...{ act: "phrase", text: "Fras", key: "Ctrl+J", spoken: "Infoga fras" },
};

/** What every text can be given. */
export const textTools: Tool[] = [
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
];

/** From one text to the next; `one` is what a text is called, e.g. "paragraf". */
export const stepTools = (one: string): Tool[] => [
  { act: "next", text: `Nästa ${one}`, key: "Ctrl+Enter" },
  { act: "previous", text: `Föregående ${one}`, key: "Ctrl+Shift+Enter" },
];

type DeskProps = {
  kind: "item" | "point";
  /** Where the texts are asked for, and below which each is saved. */
  address: string;
  /** Where it is asked what the rules say of the texts. */
  review?: string;
  tools: Tool[];
  /** The same as a printed page. */
  printed: string;
  /** As the editor puts them in. */
  phrases: unknown[];
  /** Names that are offered as doers. */
  people: string[];
  panel: string;
  children: ReactNode;
};

/** The page's frame: tools, the sheet with its texts, and the place for what opens beside them. */
export function WritingDesk(props: DeskProps) {
  const { kind, address, review, tools, printed, phrases, people, panel, children } = props;
  return (
    <div className="protocol" data-writing={address} data-review={review} data-kind={kind}>
      <Tools tools={tools} printed={printed} />
      <div
        id="fraser"
        data-phrases={JSON.stringify(phrases)}
        data-people={JSON.stringify(people)}
        hidden
      />
      <div className="protocol-columns">
        <div className="paper">{children}</div>
        <PanelPlace label={panel} />
      </div>
    </div>
  );
}

/** Shown where scripts run; each says its key. */
function Tools({ tools, printed }: { tools: Tool[]; printed: string }) {
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
        <a href={printed} data-command="Visa som utskrift">
          Visa som utskrift
        </a>
      </p>
    </div>
  );
}

/** A text with what stands around it; all HTML is rendered by our own document renderer, which escapes what people wrote. */
export type LiveText = {
  id: string;
  heading: string;
  before: string;
  written: string;
  after: string;
};

/**
 * One text to write in, under its heading; or only to read, when `fixed` says why. `children` is its margin: what else
 * there is to do there.
 */
export function LiveTextSection(props: {
  text: LiveText;
  fixed?: string | null;
  children: ReactNode;
}) {
  const { text, fixed = null, children } = props;
  const { id, heading, before, written, after } = text;
  const label = `rubrik-${id}`;
  return (
    <section id={`avsnitt-${id}`} aria-labelledby={label} className="paragraf">
      <h2 id={label}>{heading}</h2>
      <p className="writers" data-writers={id} data-keep="" />
      <Html id={`fore-${id}`} html={before} />
      {fixed === null ? (
        <div
          id={`text-${id}`}
          data-text={id}
          data-keep=""
          dangerouslySetInnerHTML={{ __html: written }}
        />
      ) : (
        <>
          <p className="note">{fixed}</p>
          <Html id={`fast-${id}`} html={written} />
        </>
      )}
      <p role="status" className="paragraf-message" data-message={id} data-keep="" />
      <Html id={`efter-${id}`} html={after} />
      <div className="paragraf-margin" id={`marginal-${id}`}>
        {children}
      </div>
    </section>
  );
}

/** A way on from a text; opens beside it where scripts run. */
export type Way = { way: string; text: string; href: string };

export const Ways = ({ ways }: { ways: Way[] }) => (
  <p className="paragraf-ways" data-turbo="true">
    {ways.map(({ way, text, href }) => (
      <a key={way} href={href} data-way={way} data-turbo-frame="panel">
        {text}
      </a>
    ))}
  </p>
);

/** What the facts say, rendered. */
export const Html = ({ id, html }: { id: string; html: string }) => (
  <div id={id} className="from-facts" dangerouslySetInnerHTML={{ __html: html }} />
);
