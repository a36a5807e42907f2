import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type UserConfig } from "vite";
import remixOptions from "./remix.config.js";

/**
 * The scripts of the work pages, apart from Remix: plain modules that add to pages that are whole without them.
 * Run after the pages' build, into the same folder. @see docs/decisions/023-scripts-add-never-carry.md
 */
const scripts: UserConfig = {
  build: {
    target: "es2022",
    outDir: "build/client",
    emptyOutDir: false,
    manifest: "scripts.json",
    rollupOptions: { input: { work: "app/client/work.ts", protocol: "app/client/protocol.ts" } },
  },
};

// Remix's Vite plugin does not read remix.config.js by itself: this file hands it over.
export default defineConfig(({ mode }) =>
  mode === "scripts"
    ? scripts
    : {
        plugins: [process.env.VITEST ? null : remix(remixOptions)],
        build: { target: "es2022" },
      },
);
