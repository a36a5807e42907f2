import { randomBytes } from "node:crypto";
import { createAccount } from "#app/auth.server.ts";
import { createAssociation } from "#app/commands/createAssociation.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import type { Running } from "#app/office.server.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, no, printJson, say, unusable } from "./program.ts";

export const nyttforbund: CliCommand = {
  name: "nyttforbund",
  does: "lägger upp ett förbund med sin första administratör",
  usage: "nyttforbund NAMN --adress ORD --person NAMN --epost ADRESS",
  example:
    'npm run --silent paragraf -- nyttforbund "Samordningsförbundet Ån" --adress an --person "Eva Lind" --epost eva@exempel.se',
  values: ["adress", "person", "epost"],
  async run({ words, values, json }) {
    const [name] = words;
    const { adress, person, epost } = values;
    if (!name || words.length > 1) throw unusable("Ange förbundets namn inom citattecken.");
    if (!adress || !person || !epost) {
      throw unusable("Ange --adress, --person och --epost för den första administratören.");
    }
    const made = await withOffice((running) => layUp(running, { name, adress, person, epost }));
    if (json) return printJson(made);
    say(`${name} är upplagt på /forbund/${adress}.`);
    say(`${person} loggar in med ${epost}.`);
    if (made.losenord) say(`Första lösenord: ${made.losenord} (byt det på sidan Ditt konto)`);
  },
};

type First = { name: string; adress: string; person: string; epost: string };

/** An account that exists keeps its password: the same person may sit on two boards. */
async function layUp({ office, auth }: Running, first: First) {
  const made = await createAssociation(office, {
    slug: first.adress,
    name: first.name,
    organisationNumber: "",
    keptAt: `${first.name}s kansli`,
    email: first.epost,
    phone: "",
    court: "",
  });
  if (!made.ok) throw no(made.refusals);
  const known = await (await auth.$context).internalAdapter.findUserByEmail(first.epost);
  const password = randomBytes(12).toString("base64url");
  const account = { name: first.person, email: first.epost, password };
  const accountId = await createAccount(auth, account);
  const owner = { associationId: made.value.id, commandLine: true as const };
  const person = { name: first.person, email: first.epost, organisation: first.name, title: "" };
  const added = await addPerson(office, owner, { ...person, accountId });
  if (!added.ok) throw no(added.refusals);
  const { today } = swedishNow(office.clock());
  const given = await giveMandate(office, owner, {
    personId: added.value.id,
    role: "administrator",
    seatId: null,
    callingOrder: null,
    basis: "Förbundet lades upp",
    from: today,
    to: null,
  });
  if (!given.ok) throw no(given.refusals);
  return { id: made.value.id, adress: first.adress, losenord: known ? null : password };
}
