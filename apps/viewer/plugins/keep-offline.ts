import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";

import type { Plugin } from "vite";

const FILE = "service-worker.js";

/**
 * Tells the service worker every file of the page, and a version that changes with any of them. The referee, tfjs, is
 * left out: it weighs more than all the rest, and few ask for it.
 */
export function keepOffline(): Plugin {
  let publicFolder = "";
  return {
    name: "keep-offline",
    enforce: "post",
    apply: "build",
    configResolved: (config) => {
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler: (_, bundle) => {
        const worker = bundle[FILE];
        if (worker?.type !== "chunk") throw new Error(`Cannot keep the page offline: no ${FILE}`);
        const others = Object.values(bundle).filter(({ fileName }) => fileName !== FILE);
        const hash = createHash("sha256");
        for (const file of others) hash.update(file.type === "chunk" ? file.code : file.source);
        const files = [...others.map(({ fileName }) => fileName), ...readdirSync(publicFolder)]
          .filter((name) => !name.endsWith(".map") && !name.includes("referee"))
          .map((name) => `./${name.replace(/index\.html$/, "")}`);
        const manifest = { version: hash.digest("hex").slice(0, 16), files };
        worker.code = worker.code.replace("__MANIFEST__", () =>
          JSON.stringify(JSON.stringify(manifest)),
        );
      },
    },
  };
}
