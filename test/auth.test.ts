import { expect } from "vitest";
import { createAccount, makeAuth } from "#app/auth.server.ts";
import { migrations } from "#db/migrations/index.ts";
import type { OpenDatabase } from "#db/open.server.ts";
import { testDialects, testOnEach } from "./support/database.ts";

const onEachDatabase = testOnEach(testDialects(migrations));
const url = "http://127.0.0.1:3000";
const password = "ett långt lösenord 42";

const authOn = (database: OpenDatabase) =>
  makeAuth(database.db, { url, secret: "en hemlighet som bara finns i testet" });

const signIn = (auth: ReturnType<typeof authOn>, secret: string, client = "10.0.0.1") =>
  auth.handler(
    new Request(`${url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, "x-paragraf-client": client },
      body: JSON.stringify({ email: "anna@exempel.se", password: secret }),
    }),
  );

onEachDatabase("an account signs in, has a session, and signs out for good", async (database) => {
  const auth = authOn(database);
  await createAccount(auth, { name: "Anna Ek", email: "Anna@exempel.se", password });
  const answer = await signIn(auth, password);
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  const headers = new Headers({ cookie });
  expect((await auth.api.getSession({ headers }))?.user.name).toBe("Anna Ek");
  await auth.api.signOut({ headers });
  expect(await auth.api.getSession({ headers })).toBeNull();
});

onEachDatabase(
  "a wrong password is refused, and the sixth try within a minute waits",
  async (database) => {
    const auth = authOn(database);
    await createAccount(auth, { name: "Anna Ek", email: "anna@exempel.se", password });
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await signIn(auth, "fel lösenord")).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await signIn(auth, password, "10.0.0.2")).status).toBe(200);
  },
);

onEachDatabase("nobody makes an account from outside", async (database) => {
  const auth = authOn(database);
  const answer = await auth.handler(
    new Request(`${url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email: "x@exempel.se", password, name: "X" }),
    }),
  );
  expect(answer.ok).toBe(false);
});

onEachDatabase("the password is kept as a strong hash only", async (database) => {
  const auth = authOn(database);
  await createAccount(auth, { name: "Anna Ek", email: "anna@exempel.se", password });
  const context = await auth.$context;
  const found = await context.internalAdapter.findUserByEmail("anna@exempel.se", {
    includeAccounts: true,
  });
  const kept = found?.accounts[0]?.password ?? "";
  expect(kept).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  expect(await context.password.verify({ hash: kept, password })).toBe(true);
});
