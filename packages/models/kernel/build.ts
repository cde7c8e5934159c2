/**
 * Compiles the kernel and embeds it: `node kernel/build.ts` writes `src/fused/kernel-bytes.ts`.
 */
import { writeFile } from "node:fs/promises";

import { compileKernel } from "./compile.ts";
import { embedKernel } from "./embed.ts";

const bytes = await compileKernel();
await writeFile(new URL("../src/fused/kernel-bytes.ts", import.meta.url), embedKernel(bytes));
process.stdout.write(`src/fused/kernel-bytes.ts: ${bytes.length} bytes of wasm\n`);
