/** Writes the version of packages/experiments/package.json into its version.ts, which run records carry. */
import { readFileSync, writeFileSync } from "node:fs";

const packageUrl = new URL("../packages/experiments/package.json", import.meta.url);
const sourceUrl = new URL("../packages/experiments/src/version.ts", import.meta.url);
const { version } = JSON.parse(readFileSync(packageUrl, "utf8")) as { version: string };
const source = readFileSync(sourceUrl, "utf8");
writeFileSync(sourceUrl, source.replace(/version = "[^"]*"/, `version = "${version}"`));
