/** The migrations in order: static imports, so that the same list works in tests, scripts and the build. */
import * as foundation from "./0001_foundation.ts";
import * as after from "./0006_after.ts";

export const migrations = [foundation, after];
