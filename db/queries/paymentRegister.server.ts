/** The register of utbetalningar: found by what is asked for, a page at a time, however many there are. */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { accountKeysOf, type PaymentSelection } from "#app/domain/payment/selection.ts";
import type { Database } from "../schema.ts";
import { isNewest } from "./payments.server.ts";

type Db = Kysely<Database>;

/** A payment's place in the register: the highest number first. */
export type RegisterPlace = { id: string; year: number; sequence: number };

/** Which payees bear such a name, or have that organisationsnummer. */
const payeeKeys = (db: Db, associationId: string, words: string) => {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .selectFrom("payment_payee")
    .select("payee_key")
    .where("association_id", "=", associationId)
    .where(({ or, eb }) =>
      or([
        sql<boolean>`words like ${pattern} escape '\\'`,
        eb("payee_key", "=", words.replace(/[\s-]/g, "")),
      ]),
    );
};

/** The accounts that begin so: from the digits to the first that comes after all that begin with them. */
const startsWith = (digits: string): { from: string; below: string } => {
  const head = digits.replace(/9+$/, "");
  // After 9 comes nothing that is a digit.
  const below = head === "" ? "a" : `${head.slice(0, -1)}${Number(head.at(-1)) + 1}`;
  return { from: digits, below };
};

/** As many konteringar as are found one by one; of more, so large a part of the register has the konto that a page is soon full. */
const FEW = 2000;

/** Whether few konteringar have the konto, so that they are the way to the payments. */
async function isRare(
  db: Db,
  associationId: string,
  account: string,
  few: number,
): Promise<boolean> {
  if (account === "") return false;
  const { from, below } = startsWith(account);
  const { count } = await db
    .selectFrom(
      db
        .selectFrom("payment_posting_account")
        .select("payment_id")
        .where("association_id", "=", associationId)
        .where("account", ">=", from)
        .where("account", "<", below)
        .limit(few + 1)
        .as("some"),
    )
    .select((e) => e.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count) <= few;
}

/** The payments whose kontering has such a konto: by the konto where few have it, else asked of one after the other. */
function withAccount(
  { exists, selectFrom, eb }: ExpressionBuilder<SelectedRow, "payment" | "v">,
  associationId: string,
  { account, isFew }: { account: string; isFew: boolean },
) {
  const { from, below } = startsWith(account);
  const rows = selectFrom("payment_posting_account as k")
    .select("k.payment_id")
    .where("k.account", ">=", from)
    .where("k.account", "<", below);
  const ofVersion = exists(
    rows.whereRef("k.payment_id", "=", "v.payment_id").whereRef("k.version", "=", "v.version"),
  );
  if (!isFew) return ofVersion;
  return eb.and([
    eb("payment.id", "in", rows.where("k.association_id", "=", associationId)),
    ofVersion,
  ]);
}

type SelectedRow = Database & { v: Database["payment_version"] };

/** Those that are asked for, but for how far an open one has come, which is the domain's to say. */
async function selected(
  db: Db,
  associationId: string,
  selection: PaymentSelection,
  few: number = FEW,
) {
  const isFew = await isRare(db, associationId, selection.account, few);
  // A query answered by itself would be run by the one who waits for it.
  return { query: selectedBy(db, associationId, selection, isFew) };
}

function selectedBy(db: Db, associationId: string, selection: PaymentSelection, isFew: boolean) {
  const { year, payee, payeeAccount, state, account, least, most } = selection;
  const isNarrow = payee !== "" || payeeAccount !== "" || least !== null || most !== null;
  const isEnded = state === "paid" || state === "back" || state === "cancelled";
  return (
    db
      .selectFrom("payment")
      .innerJoin("payment_version as v", "v.payment_id", "payment.id")
      .where("payment.association_id", "=", associationId)
      // Said only where a payee, an account or a sum narrows it: else the numbers are the way to find it.
      .$if(isNarrow, (q) => q.where("v.association_id", "=", associationId))
      .where(isNewest)
      .$if(year !== null, (q) => q.where("payment.year", "=", year ?? 0))
      .$if(payee !== "", (q) => q.where("v.payee_key", "in", payeeKeys(db, associationId, payee)))
      .$if(payeeAccount !== "", (q) => q.where("v.account_key", "in", accountKeysOf(payeeAccount)))
      .$if(account !== "", (q) => q.where((e) => withAccount(e, associationId, { account, isFew })))
      .$if(least !== null, (q) => q.where("v.ore", ">=", least ?? 0))
      .$if(most !== null, (q) => q.where("v.ore", "<=", most ?? 0))
      .$if(state !== null, (q) => q.where("payment.is_open", "=", isEnded ? 0 : 1))
      .$if(isEnded, (q) =>
        q.where(({ exists, selectFrom }) =>
          exists(
            selectFrom("payment_end as e")
              .select("e.id")
              .whereRef("e.payment_id", "=", "payment.id")
              .where("e.kind", "=", state === "cancelled" ? "cancelled" : "paid"),
          ),
        ),
      )
      .$if(state === "paid" || state === "back", (q) =>
        q.where(({ exists, not, selectFrom }) => {
          const back = exists(
            selectFrom("payment_back as b")
              .select("b.id")
              .whereRef("b.payment_id", "=", "payment.id"),
          );
          return state === "back" ? back : not(back);
        }),
      )
  );
}

/**
 * So many from a place on, the highest number first; `after` = the last one that was seen. `few` decides only which way they are
 * found.
 */
export async function registerPlaces(
  db: Db,
  associationId: string,
  selection: PaymentSelection,
  {
    after = null,
    most,
    few,
  }: { after?: Omit<RegisterPlace, "id"> | null; most: number; few?: number },
): Promise<RegisterPlace[]> {
  const { query } = await selected(db, associationId, selection, few);
  return query
    .select(["payment.id", "payment.year", "payment.sequence"])
    .$if(after !== null, (q) =>
      q.where(({ or, and, eb }) =>
        or([
          eb("payment.year", "<", after?.year ?? 0),
          and([
            eb("payment.year", "=", after?.year ?? 0),
            eb("payment.sequence", "<", after?.sequence ?? 0),
          ]),
        ]),
      ),
    )
    .orderBy("payment.year", "desc")
    .orderBy("payment.sequence", "desc")
    .limit(most)
    .execute();
}

/** Every payment that is asked for, by id and kind, for a sample. */
export async function selectedKinds(db: Db, associationId: string, selection: PaymentSelection) {
  const { query } = await selected(db, associationId, selection);
  return query
    .select(["payment.id", "payment.year", "payment.sequence", "v.kind"])
    .orderBy("payment.year")
    .orderBy("payment.sequence")
    .execute();
}

/** A version that pays another payee or another account than the one before it, or a payee on another account than before. */
export type AccountChange = {
  paymentId: string;
  year: number;
  sequence: number;
  version: number;
  at: string;
  byName: string | null;
  reason: string;
  /** JSON of the domain's `PaymentText`, as it became and as it was: null = the payee was paid elsewhere before. */
  text: string;
  before: string | null;
  payeeKey: string;
  accountKey: string | null;
};

/**
 * Every change of payee or account of a year, the latest first: within a payment, and from what the same payee was paid to
 * in an earlier payment.
 */
export async function accountChanges(
  db: Db,
  associationId: string,
  year: number,
): Promise<AccountChange[]> {
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment as p", "p.id", "v.payment_id")
    .leftJoin("payment_version as b", (join) =>
      join.onRef("b.payment_id", "=", "v.payment_id").on(sql<boolean>`b.version = v.version - 1`),
    )
    .leftJoin("person", "person.id", "v.by_person_id")
    .select(["v.payment_id as paymentId", "p.year", "p.sequence", "v.version", "v.at", "v.reason"])
    .select([
      "v.text",
      "b.text as before",
      "v.payee_key as payeeKey",
      "v.account_key as accountKey",
    ])
    .select("person.name as byName")
    .where("v.association_id", "=", associationId)
    .where("p.year", "=", year)
    .where(({ or, and, eb, not, exists, selectFrom }) => {
      const earlier = () =>
        selectFrom("payment_version as w")
          .select("w.payment_id")
          .where("w.association_id", "=", associationId)
          .whereRef("w.payee_key", "=", "v.payee_key")
          .whereRef("w.at", "<", "v.at");
      return or([
        and([
          eb("b.version", "is not", null),
          or([
            eb("b.payee_key", "!=", eb.ref("v.payee_key")),
            eb("b.account_key", "!=", eb.ref("v.account_key")),
            eb("b.account_key", "is", null).and("v.account_key", "is not", null),
            eb("b.account_key", "is not", null).and("v.account_key", "is", null),
          ]),
        ]),
        and([
          eb("b.version", "is", null),
          eb("v.account_key", "is not", null),
          not(exists(earlier().whereRef("w.account_key", "=", "v.account_key"))),
          exists(earlier()),
        ]),
      ]);
    })
    .orderBy("v.at", "desc")
    .orderBy("v.payment_id")
    .execute();
  return rows;
}

/** What the payee was paid to just before that time: the text of the version that said so. */
export const paidToBefore = (db: Db, associationId: string, payeeKey: string, at: string) =>
  db
    .selectFrom("payment_version")
    .select("text")
    .where("association_id", "=", associationId)
    .where("payee_key", "=", payeeKey)
    .where("at", "<", at)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Who has confirmed the accounts of these payments, and how. */
export const accountChecksOf = (db: Db, paymentIds: readonly string[]) =>
  paymentIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("payment_account_check as c")
        .leftJoin("person", "person.id", "c.by_person_id")
        .select(["c.payment_id", "c.payee_key", "c.account_key", "c.how", "c.at", "person.name"])
        .where("c.payment_id", "in", paymentIds)
        .orderBy("c.at")
        .execute();
