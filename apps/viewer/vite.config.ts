import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { keepOffline } from "./plugins/keep-offline.ts";
import { prerenderPages } from "./plugins/prerender-pages.ts";

/** The sources of the packages, so that nothing needs to be built first. */
const source = "@alphabet-lstm/source";

/** What only parts share that come to life late. */
const lateModules = /\/packages\/|\/@noble\/|\/src\/figures\/|spread-labels/;

export default defineConfig({
  // The page lies anywhere on any host.
  base: "./",
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    prerenderPages(),
    keepOffline(),
  ],
  resolve: { conditions: [source, "module", "browser", "development|production"] },
  ssr: {
    noExternal: true,
    resolve: { conditions: [source, "module", "node", "development|production"] },
  },
  worker: {
    format: "es",
    rolldownOptions: {
      output: {
        entryFileNames: ({ name }) =>
          name === "worker" ? "assets/[name]-[hash].js" : "assets/late/[name]-[hash].js",
      },
    },
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    // The parts that come to life late are seen at once.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        english: "index.html",
        "traditional-chinese": "zh-TW/index.html",
        "service-worker": "src/service-worker.ts",
      },
      output: {
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js",
        // Apart, so that what is loaded at first can be weighed.
        chunkFileNames: ({ isDynamicEntry, moduleIds }) =>
          isDynamicEntry || moduleIds.every((id) => lateModules.test(id))
            ? "assets/late/[name]-[hash].js"
            : "assets/[name]-[hash].js",
      },
    },
  },
});
