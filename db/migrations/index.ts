/** The migrations in order: static imports, so that the same list works in tests, scripts and the build. */
import * as foundation from "./0001_foundation.ts";
import * as summons from "./0004_summons.ts";

export const migrations = [foundation, summons];
