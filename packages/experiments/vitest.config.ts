import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["@alphabet-lstm/source"] } },
  test: {
    name: "experiments",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 20_000,
    maxWorkers: "100%",
  },
});
