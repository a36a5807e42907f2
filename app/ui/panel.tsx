/**
 * A part that opens in place where scripts run: a link with `data-turbo-frame="panel"` shows that page's panel here
 * instead of leaving, and its forms answer here. Without scripts it is the page's own content.
 */
import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from "react";

type FrameAttributes = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  target?: string;
  src?: string;
  refresh?: string;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "turbo-frame": FrameAttributes;
    }
  }
}

/** A page's own content: another page may show it in its panel. Here its links lead on as links do. */
export const Panel = ({ children }: { children: ReactNode }) => (
  <turbo-frame id="panel" target="_top">
    {children}
  </turbo-frame>
);

/** Where other pages' content opens; empty until then, and nothing without scripts. */
export const PanelPlace = ({ label }: { label: string }) => (
  <aside className="panel-place" aria-label={label} data-panel="">
    <button type="button" className="quiet" data-close-panel="" data-command="Stäng panelen">
      Stäng
    </button>
    <turbo-frame id="panel" refresh="morph" />
  </aside>
);
