/** The protokoll while it is written, with what the rules say of each paragraf in its margin. */
import type { ReviewFinding } from "../domain/review/rule.ts";
import { MarginFindings } from "./findings.tsx";
import {
  type LiveText,
  LiveTextSection,
  phraseTool,
  stepTools,
  type Tool,
  textTools,
  Ways,
  WritingDesk,
} from "./writing.tsx";

type Props = {
  home: string;
  /** `isFixed`: justerad omedelbart, or out for it. */
  items: (LiveText & { isFixed: boolean; findings: ReviewFinding[] })[];
  labels: Record<"arende" | "bilaga", Record<string, string>>;
  phrases: unknown[];
  people: string[];
};

const tools: Tool[] = [
  { act: "decision", text: "Beslut", key: "Ctrl+D", spoken: "Infoga beslut" },
  phraseTool,
  { act: "task", text: "Ansvarig och dag", key: "Ctrl+Shift+U" },
  { act: "reference", text: "Hänvisning", key: "Ctrl+M", spoken: "Infoga hänvisning" },
  ...textTools,
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
    act: "way:atOnce",
    text: "Justera nu",
    key: "Alt+J",
    spoken: "Omedelbar justering av paragrafen",
  },
  {
    act: "here",
    text: "Vi är här",
    key: "Alt+H",
    spoken: "Sammanträdet är vid den här paragrafen",
  },
  ...stepTools("paragraf"),
];

const waysOf = (home: string, itemId: string) => [
  { way: "item", text: "Ärendet", href: `${home}/arenden/${itemId}` },
  { way: "proceeding", text: "Beslutsgång", href: `${home}/arenden/${itemId}/beslutsgang` },
  { way: "room", text: "Rummet", href: `${home}/rum` },
  { way: "attachments", text: "Bilagor", href: `${home}/bilagor` },
  { way: "atOnce", text: "Justera nu", href: `${home}/arenden/${itemId}/justering` },
  { way: "versions", text: "Versioner", href: `${home}/arenden/${itemId}/versioner` },
];

export function ProtocolWriting({ home, items, labels, phrases, people }: Props) {
  return (
    <WritingDesk
      kind="item"
      address={`${home}/skriv`}
      review={`${home}/fynd`}
      tools={tools}
      printed={`${home}/protokoll?som=utskrift`}
      phrases={phrases}
      people={people}
      panel="Om paragrafen"
    >
      <div id="hanvisningar" data-live="" data-labels={JSON.stringify(labels)} hidden />
      <article className="document" id="paragrafer" data-live="">
        {items.map((item) => (
          <LiveTextSection
            key={item.id}
            text={item}
            fixed={item.isFixed ? "Justeras omedelbart. Texten kan inte ändras." : null}
          >
            <Ways ways={waysOf(home, item.id)} />
            {/* Kept by the page's script, which asks anew at every pause in the writing. */}
            <div data-findings={item.id} data-keep="">
              <MarginFindings findings={item.findings} heading={item.heading} />
            </div>
          </LiveTextSection>
        ))}
      </article>
    </WritingDesk>
  );
}
