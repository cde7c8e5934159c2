/**
 * Checks that what README.md and README.zh-TW.md show of the start command was printed by it: every `text` block must
 * stand in the output, in its order; a line "…" leaves lines out.
 *
 *     node tools/check-readme.ts <file with the output of the start command>
 */
import { readFileSync } from "node:fs";

import { codeBlocks } from "./code-blocks.ts";

const output = readFileSync(process.argv[2] ?? "", "utf8");
for (const name of ["README.md", "README.zh-TW.md"]) {
  const readme = readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const blocks = codeBlocks(readme).filter(({ language }) => language === "text");
  if (blocks.length === 0) fail(`${name} shows no output of the start command`);
  for (const { code } of blocks) {
    let position = 0;
    for (const part of code.split(/^ *…\n/m).filter((text) => text.trim() !== "")) {
      const found = output.indexOf(part, position);
      if (found < 0) fail(`${name} shows what the start command did not print:\n${part}`);
      position = found + part.length;
    }
  }
  console.log(`${name} shows what the start command printed`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
