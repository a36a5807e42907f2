/** The migrations in order: static imports, so that the same list works in tests, scripts and the build. */
import * as foundation from "./0001_foundation.ts";
import * as decisions from "./0002_decisions.ts";

export const migrations = [foundation, decisions];
