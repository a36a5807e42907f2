import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const databaseTests = [
  "test/{commands,db}/**/*.test.ts",
  "test/auth.test.ts",
  "test/live.test.ts",
  "test/routes/boardScreen.test.ts",
  "test/routes/expected.test.ts",
  "test/routes/expectedBesides.test.ts",
  "test/routes/feeRows.test.ts",
  "test/routes/invoiceUpload.test.ts",
  "test/routes/paymentRows.test.ts",
];

export default defineConfig({
  test: {
    // One for each core: by itself it leaves one of two unused.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "unit",
          globalSetup: ["test/support/postgresTemplate.ts"],
          setupFiles: ["test/support/seed.ts"],
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/journeys/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The tests that need a database, for running them again on another one.
        test: {
          name: "database",
          globalSetup: ["test/support/postgresTemplate.ts"],
          setupFiles: ["test/support/seed.ts"],
          include: databaseTests,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          globalSetup: ["test/journeys/exampleSetup.ts"],
          include: ["test/journeys/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // What a page saves by itself is there soon, not at once.
          expect: { poll: { timeout: 20_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
