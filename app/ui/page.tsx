/** The two shells: the office with its places, and the public page that is nothing but the document. */
import type { ReactNode } from "react";

export function SkipLink() {
  return (
    <a className="skip-link" href="#innehall">
      Hoppa till innehållet
    </a>
  );
}

/** A page that anyone reads: no chrome but the way to the two lists. */
export function PublicPage({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="public">
      <SkipLink />
      <header className="public-header">
        <nav aria-label="Offentliga sidor">
          <a href="/anslagstavla">Anslagstavla</a>
          <a href="/protokoll">Protokoll</a>
        </nav>
      </header>
      <main id="innehall" className={wide ? "wide" : undefined} tabIndex={-1}>
        {children}
      </main>
      <footer className="public-footer">
        <a href="/verifiera">Kontrollera en handling</a>
        <a href="/tillganglighet">Tillgänglighet</a>
        <a href="/logga-in">Logga in</a>
      </footer>
    </div>
  );
}

export type Place = { href: string; text: string };

/** A page of the office: the places at the side, the work in the middle. */
export function WorkPage(props: {
  association: string;
  person: string;
  places: Place[];
  current: string;
  /** Address of what adds to the page; it is whole without. */
  script: string;
  children: ReactNode;
}) {
  return (
    <div className="work">
      <SkipLink />
      <header className="work-header">
        <p className="work-name">{props.association}</p>
        <div data-palette className="palette-buttons" />
        <form method="post" action="/logga-ut" className="sign-out">
          <a href="/konto">{props.person}</a>
          <button type="submit" className="link-button">
            Logga ut
          </button>
        </form>
      </header>
      <nav className="places" aria-label="Kansliet">
        <ul>
          {props.places.map((p) => (
            <li key={p.href}>
              <a
                href={p.href}
                data-command={`Gå till ${p.text}`}
                aria-current={isCurrent(p.href, props) ? "page" : undefined}
              >
                {p.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="innehall" tabIndex={-1}>
        {props.children}
      </main>
      <script type="module" src={props.script} />
    </div>
  );
}

/** The place whose address is the longest beginning of the current one. */
function isCurrent(href: string, { current, places }: { current: string; places: Place[] }) {
  const beginnings = places.filter((p) => current === p.href || current.startsWith(`${p.href}/`));
  const longest = beginnings.reduce((a, b) => (b.href.length > a.length ? b.href : a), "");
  return href === longest;
}
