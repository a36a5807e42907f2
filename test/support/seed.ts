/** Properties are tried on the same cases each time, so that a red run is a change of ours; SEED=number tries others. */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env.SEED ?? "20260302") });
