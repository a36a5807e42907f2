/** The two shells: the office with its places, and the public page that is nothing but the document. */
import type { ReactNode } from "react";
import { currentPlace, type PlaceGroup } from "./places.ts";

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
          <a href="/diarium">Diarium</a>
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

/** A page of the office: the places at the side, the work in the middle. */
export function WorkPage(props: {
  association: string;
  person: string;
  places: PlaceGroup[];
  /** The address of the page. */
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
      <Menu groups={props.places} address={props.current} />
      <main id="innehall" tabIndex={-1}>
        {props.children}
      </main>
      <script type="module" src={props.script} />
    </div>
  );
}

/**
 * The way to every place. On a phone it is closed until it is asked for, with the place one is in as its name; where
 * there is room the style sheet opens it. Without scripts, and in a browser that cannot be told so, it opens at a press.
 */
function Menu({ groups, address }: { groups: readonly PlaceGroup[]; address: string }) {
  const current = currentPlace(groups, address);
  return (
    <nav className="places" aria-label="Kansliet">
      <details>
        <summary>
          Meny{current ? <span className="places-here">: {current.text}</span> : null}
        </summary>
        {groups.map(({ heading, places }) => (
          <div className="places-group" key={heading}>
            <p id={`plats-${heading.toLowerCase()}`}>{heading}</p>
            <ul aria-labelledby={`plats-${heading.toLowerCase()}`}>
              {places.map((place) => (
                <li key={place.href}>
                  <a
                    href={place.href}
                    data-command={`Gå till ${place.text}`}
                    aria-current={place === current ? "page" : undefined}
                  >
                    {place.text}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </nav>
  );
}
