import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

// Remix's Vite plugin does not read remix.config.js by itself: this file hands it over.
export default defineConfig({
  plugins: [process.env.VITEST ? null : remix(remixOptions)],
  build: { target: "es2022" },
});
