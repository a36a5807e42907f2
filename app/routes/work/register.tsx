import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerOf } from "#db/queries/people.server.ts";
import { tiesOf } from "#db/queries/review.server.ts";
import { createAccount, passwordLength } from "../../auth.server.ts";
import { addTie, endTie } from "../../commands/interests.server.ts";
import {
  addMember,
  addPerson,
  addSeat,
  changeAssociation,
  endMandate,
  giveMandate,
} from "../../commands/register.server.ts";
import { allRoles, isInForce, may, roleNames } from "../../domain/authority.ts";
import { dateText } from "../../domain/calendar.ts";
import { validateComposition } from "../../domain/composition.ts";
import type { MemberKind } from "../../domain/minutes.ts";
import { FormReader, limits } from "../../form.ts";
import { authOf, type Desk, requireDesk, requireReading } from "../../session.server.ts";
import { ErrorSummary } from "../../ui/fields.tsx";
import { TieForms, tieKindNames } from "../../ui/interestForms.tsx";
import {
  AssociationForm,
  MandateForm,
  MandateTable,
  MemberForm,
  MemberList,
  PersonForm,
  SeatForm,
} from "../../ui/registerForms.tsx";
import { memberKindNames } from "../../ui/wording.ts";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Förbundet – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const register = await registerOf(desk.office.db, desk.association.id);
  const nameOf = (id: string) => register.persons.find((p) => p.id === id)?.name ?? "";
  return json({
    formId: crypto.randomUUID(),
    mayChange: may.addMember(desk.actor),
    facts: {
      organisationNumber: desk.association.organisation_number,
      keptAt: desk.association.kept_at,
      email: desk.association.email,
      phone: desk.association.phone,
      court: desk.association.court,
    },
    members: register.members,
    seats: register.seats,
    people: register.persons.map(({ id, name }) => ({ value: id, text: name })),
    offices: register.offices.map((o) => ({
      id: o.id,
      name: nameOf(o.personId),
      role: roleNames[o.role],
      basis: o.basis,
      from: o.from,
      to: o.to,
      isInForce: isInForce(o, desk.today),
    })),
    ties: (await tiesOf(desk.office.db, desk.association.id)).map((tie) => ({
      id: tie.id,
      name: tie.name,
      kind: tie.kind,
      person: nameOf(tie.personId),
      period: `${dateText(tie.from)} – ${tie.to ? dateText(tie.to) : "tills vidare"}`,
      hasEnded: tie.to !== null,
    })),
    faults: validateComposition(register, desk.today),
  });
}

const kinds = Object.keys(memberKindNames) as MemberKind[];

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { office, caller } = desk;
  const formId = form.raw("formular");
  const here = `/forbund/${desk.association.slug}/register`;
  switch (form.raw("avsikt")) {
    case "forbund": {
      const input = {
        organisationNumber: form.text("organisationNumber", { label: "numret", optional: true }),
        keptAt: form.text("keptAt", { label: "var protokollen finns" }),
        email: form.text("contactEmail", { label: "e-postadressen" }),
        phone: form.text("phone", { label: "telefonnumret", optional: true }),
        court: form.text("court", { label: "förvaltningsrätten" }),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await changeAssociation(office, caller, input, formId), form, here);
    }
    case "medlem": {
      const input = {
        name: form.text("name", { label: "medlemmens namn", max: limits.name }),
        kind: form.choice("kind", "vilket slags medlem det är", kinds),
        noticeBoardUrl: form.text("noticeBoardUrl", { label: "adressen", optional: true }),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await addMember(office, caller, input, formId), form, here);
    }
    case "plats": {
      const input = {
        memberId: form.raw("memberId"),
        label: form.text("label", { label: "platsens namn", max: limits.name }),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await addSeat(office, caller, input, formId), form, here);
    }
    case "person":
      return person(desk, form, context, here);
    case "uppdrag": {
      const input = readMandate(form);
      if (form.refusals.length > 0 || !input.from) return rejected(form.refusals, form);
      const mandate = { ...input, from: input.from };
      return respond(await giveMandate(office, caller, mandate, formId), form, here);
    }
    case "bindning":
      return tie(desk, form, here);
    case "avsluta-bindning": {
      const to = form.date("tieTo", "sista dagen");
      if (form.refusals.length > 0 || !to) return rejected(form.refusals, form);
      const input = { tieId: form.raw("tieId"), to };
      return respond(await endTie(office, caller, input, formId), form, here);
    }
    case "avsluta": {
      const to = form.date("to", "sista dagen");
      const ground = form.text("ground", { label: "varför uppdraget avslutas" });
      if (form.refusals.length > 0 || !to) return rejected(form.refusals, form);
      const input = { mandateId: form.raw("mandateId"), to, ground };
      return respond(await endMandate(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** A person, and with an e-mail address and a password also the account to sign in with. */
async function person(desk: Desk, form: FormReader, context: unknown, here: string) {
  const name = form.text("personName", { label: "namnet", max: limits.name });
  const organisation = form.text("organisation", { label: "organisationen", optional: true });
  const title = form.text("title", { label: "titeln", max: limits.name, optional: true });
  const email = form.text("email", { label: "e-postadressen", max: 254, optional: true });
  const password = form.raw("password");
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    form.refuse("email", "E-postadressen ska se ut som namn@exempel.se.");
  }
  const { least, most } = passwordLength;
  if (password !== "" && (password.length < least || password.length > most)) {
    form.refuse("password", `Lösenordet ska ha minst ${least} och högst ${most} tecken.`);
  }
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const mayAdd = may.addPerson(desk.actor);
  const accountId =
    mayAdd && email !== "" && password !== ""
      ? await createAccount(authOf(context), { name, email, password })
      : null;
  const input = { name, email, organisation, title, accountId };
  return respond(
    await addPerson(desk.office, desk.caller, input, form.raw("formular")),
    form,
    here,
  );
}

const tieKinds = Object.keys(tieKindNames) as (keyof typeof tieKindNames)[];

async function tie({ office, caller }: Desk, form: FormReader, here: string) {
  const from = form.date("tieFrom", "första dagen");
  const input = {
    personId: form.raw("tiePerson"),
    kind: form.choice("tieKind", "vilken bindning det är", tieKinds),
    name: form.text("tieName", { label: "vem bindningen gäller", max: limits.name }),
  };
  if (form.refusals.length > 0 || !from) return rejected(form.refusals, form);
  return respond(
    await addTie(office, caller, { ...input, from }, form.raw("formular")),
    form,
    here,
  );
}

function readMandate(form: FormReader) {
  return {
    personId: form.raw("personId"),
    role: form.choice("role", "uppdraget", allRoles),
    seatId: form.raw("seatId") || null,
    callingOrder:
      form.raw("callingOrder") === "" ? null : form.integer("callingOrder", "turordningen"),
    basis: form.text("basis", { label: "vilket beslut uppdraget bygger på" }),
    from: form.date("from", "första dagen"),
    to: form.optionalDate("to", "sista dagen"),
  };
}

export default function RegisterPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Förbundet</h1>
      <ErrorSummary
        state={state}
        fields={{
          name: "",
          keptAt: "",
          contactEmail: "",
          court: "",
          personName: "",
          email: "",
          password: "",
          seatId: "",
          from: "",
          tieName: "",
          tieFrom: "",
          tieTo: "",
          basis: "",
        }}
      />
      {data.faults.length > 0 ? (
        <section className="findings" aria-labelledby="brister">
          <h2 id="brister">Vad som fattas för att styrelsen ska vara lagligt sammansatt</h2>
          <ul>
            {data.faults.map((f) => (
              <li key={f.text} className="finding finding-warn">
                {f.text} <span className="source">({f.source})</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <MemberList {...data} />
      <MandateTable {...data} />
      <TieForms {...data} state={state} />
      {data.mayChange ? (
        <>
          <AssociationForm {...data} state={state} />
          <MandateForm {...data} state={state} />
          <PersonForm {...data} state={state} />
          <SeatForm {...data} state={state} />
          <MemberForm {...data} state={state} />
        </>
      ) : null}
    </>
  );
}
