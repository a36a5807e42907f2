import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { PublicPage } from "./ui/page.tsx";
import styles from "./ui/style.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "data:," },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error ? "Sidan kan inte visas – Paragraf" : "Paragraf" },
];

/** A page that follows a meeting says how often it is to be asked for anew where no scripts run. */
const refreshOf = (matches: ReturnType<typeof useMatches>): number | undefined =>
  matches
    .map(({ handle }) => (handle as { refreshSeconds?: number } | undefined)?.refreshSeconds)
    .find((seconds) => seconds !== undefined);

/** Every page is whole without JavaScript. */
export function Layout({ children }: { children: ReactNode }) {
  const refreshSeconds = refreshOf(useMatches());
  return (
    <html lang="sv">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {refreshSeconds ? (
          <noscript>
            <meta httpEquiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        ) : null}
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const words: Record<number, { title: string; text: string }> = {
  403: {
    title: "Du får inte göra det här",
    text: "Ditt uppdrag ger inte rätt till den här sidan.",
  },
  404: {
    title: "Sidan finns inte",
    text: "Adressen är fel, eller så är det den adressen pekar på inte offentligt. Justerade protokoll finns i protokollistan.",
  },
  413: {
    title: "Det du skickade är för stort",
    text: "En fil får vara högst 25 MB. Ingenting har sparats. Gå tillbaka och välj en mindre fil.",
  },
};

const broken = {
  title: "Något gick fel hos oss",
  text: "Ingenting har sparats till hälften. Gå tillbaka och försök igen. Om felet består, hör av dig till kansliet.",
};

export function ErrorBoundary() {
  const error = useRouteError();
  const { title, text } = (isRouteErrorResponse(error) && words[error.status]) || broken;
  return (
    <PublicPage>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/protokoll">Till protokollen</a>
      </p>
    </PublicPage>
  );
}
