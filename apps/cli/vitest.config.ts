import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["@alphabet-lstm/source"] } },
  test: {
    testTimeout: 20_000,
    name: "cli",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
  },
});
