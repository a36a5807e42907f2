/** What went wrong in the database or on the disk, said alike for SQLite and PostgreSQL. */

export type Constraint = "unique" | "foreign_key" | "not_null" | "check";

/** The kind of constraint that a statement broke; null for every other error. */
export function constraintOf(error: unknown): Constraint | null {
  const code = codeOf(error);
  if (code === "SQLITE_CONSTRAINT" && error instanceof Error) {
    return sqliteConstraints.find(([words]) => error.message.includes(words))?.[1] ?? null;
  }
  return postgresConstraints[code] ?? null;
}

/** The reason as the end of a Swedish sentence, or null when it is none that an operator can do something about. */
export const reasonOf = (error: unknown): string | null => reasons[codeOf(error)] ?? null;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

const sqliteConstraints: [string, Constraint][] = [
  ["UNIQUE constraint failed", "unique"],
  ["FOREIGN KEY constraint failed", "foreign_key"],
  ["NOT NULL constraint failed", "not_null"],
  ["CHECK constraint failed", "check"],
];

const postgresConstraints: Record<string, Constraint> = {
  "23505": "unique",
  "23503": "foreign_key",
  "23502": "not_null",
  "23514": "check",
};

const DISK_FULL = "disken är full.";
const READ_ONLY = "disken eller filen är skrivskyddad.";
const NO_PERMISSION = "du saknar behörighet till filen eller mappen.";

/** By the codes of SQLite, the operating system and PostgreSQL. */
const reasons: Record<string, string> = {
  SQLITE_NOTADB: "filen är ingen SQLite-databas.",
  SQLITE_CANTOPEN: "sökvägen leder inte till en fil som får läsas och skrivas.",
  SQLITE_READONLY: READ_ONLY,
  SQLITE_CORRUPT: "filen är skadad.",
  SQLITE_FULL: DISK_FULL,
  SQLITE_IOERR: "disken kan inte läsas eller skrivas.",
  SQLITE_BUSY: "ett annat program håller den låst.",
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EROFS: READ_ONLY,
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  ENOENT: "sökvägen finns inte.",
  ENOTDIR: "en del av sökvägen är en fil och inte en mapp.",
  EEXIST: "en del av sökvägen är en fil och inte en mapp.",
  EISDIR: "sökvägen är en mapp och inte en fil.",
  ECONNREFUSED: "ingen databasserver svarar på adressen.",
  ENOTFOUND: "serverns namn går inte att slå upp.",
  "28P01": "fel användarnamn eller lösenord.",
  "28000": "användaren får inte ansluta.",
  "3D000": "databasen finns inte på servern.",
  "53100": DISK_FULL,
};
