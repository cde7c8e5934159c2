import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  ssr: { resolve: { conditions: ["@alphabet-lstm/source"] } },
  test: {
    name: "viewer",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The page's bars are measured: nothing runs beside them, nor beside each other.
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
});
