import { execFileSync } from "node:child_process";

import * as fc from "fast-check";
import { expect, it } from "vitest";

import { shellWords } from "./shell-words.ts";

it("shellWords() leaves usual words as they are", () => {
  expect(shellWords(["train", "--resume", "my/training-1"])).toBe("train --resume my/training-1");
});

it("shellWords() is read by a shell as the same words", () => {
  const word = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const print = `"${process.execPath}" -e 'console.log(JSON.stringify(process.argv.slice(1)))' --`;
      const said = execFileSync("sh", ["-c", `${print} ${shellWords(words)}`], {
        encoding: "utf8",
      });
      expect(JSON.parse(said)).toEqual(words);
    }),
    { numRuns: 20 },
  );
});
