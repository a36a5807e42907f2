import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Level } from "../../domain/result.ts";
import { rules } from "../../domain/review.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Reglerna som protokoll granskas mot" }];

/** The rules as data; what they do stays on the server. */
export const loader = () => ({
  rules: rules.map(({ id, level, title, example, source }) => ({
    id,
    level,
    title,
    example,
    source,
  })),
});

const levels: { level: Level; heading: string; means: string }[] = [
  {
    level: "block",
    heading: "Fel",
    means: "Protokollet kan inte justeras förrän felet är rättat.",
  },
  {
    level: "warn",
    heading: "Varningar",
    means: "Saken rättas, eller någon skriver varför den får stå kvar. Skälet sparas med namn.",
  },
  { level: "info", heading: "Upplysningar", means: "Bara till för den som skriver." },
];

/** Every rule that a protokoll is checked against, for anyone. */
export default function ReviewRules() {
  const { rules: all } = useLoaderData<typeof loader>();
  return (
    <PublicPage wide>
      <h1>Reglerna som protokoll granskas mot</h1>
      <p className="lead">
        Innan ett protokoll justeras prövas det mot {all.length} regler. Varje regel har sin källa.
      </p>
      {levels.map(({ level, heading, means }) => (
        <section key={level} aria-labelledby={level}>
          <h2 id={level}>{heading}</h2>
          <p>{means}</p>
          {all
            .filter((rule) => rule.level === level)
            .map(({ id, title, example, source }) => (
              <section key={title} className="review-rule">
                <h3>{title}</h3>
                <dl>
                  <dt>Fel</dt>
                  <dd>{example.fault}</dd>
                  <dt>I sin ordning</dt>
                  <dd>{example.sound}</dd>
                  <dt>Källa</dt>
                  <dd>
                    {source} (regel {id})
                  </dd>
                </dl>
              </section>
            ))}
        </section>
      ))}
    </PublicPage>
  );
}
