/**
 * A part that opens in place where scripts run: a link with `data-turbo-frame="panel"` shows that page's panel here
 * instead of leaving, and its forms answer here. Without scripts it is the page's own content.
 */
import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from "react";

type FrameAttributes = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  target?: string;
  src?: string;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "turbo-frame": FrameAttributes;
    }
  }
}

export const Panel = ({ children }: { children?: ReactNode }) => (
  <turbo-frame id="panel">{children}</turbo-frame>
);
