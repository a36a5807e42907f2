import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { associations } from "#db/queries/associations.server.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Paragraf" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const all = await associations(officeOf(context).db);
  return json({ names: all.map((a) => a.name) });
}

export default function Start() {
  const { names } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>{names.length === 1 ? names[0] : "Paragraf"}</h1>
      <p className="lead">
        Här anslås styrelsens justerade protokoll och här kan alla läsa vad styrelsen har beslutat.
      </p>
      {names.length > 1 ? (
        <ul>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      ) : null}
      <ul className="ways">
        <li>
          <a href="/anslagstavla">Anslagstavlan</a>
          <span>Vad som är anslaget nu, och till vilken dag det går att överklaga.</span>
        </li>
        <li>
          <a href="/protokoll">Protokollen</a>
          <span>Alla justerade och anslagna protokoll, paragraf för paragraf.</span>
        </li>
        <li>
          <a href="/diarium">Diariet</a>
          <span>
            Vilka handlingar som har kommit in och gått ut, och hur du ber att få läsa dem.
          </span>
        </li>
        <li>
          <a href="/forbund">Kansliet</a>
          <span>För sekreterare, ordförande, ledamöter och revisorer. Kräver inloggning.</span>
        </li>
      </ul>
    </PublicPage>
  );
}
