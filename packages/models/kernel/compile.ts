import { fileURLToPath } from "node:url";

import { main } from "assemblyscript/asc";

/**
 * Compiles an AssemblyScript file.
 *
 * @param entry - its name, as in "index.ts"
 * @param folder - where it is; kernel/assembly by default
 * @returns the WebAssembly module
 * @throws Error with the compiler's messages if it does not compile
 */
export async function compileKernel(
  entry = "index.ts",
  folder: string = fileURLToPath(new URL("assembly", import.meta.url)),
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  const messages: string[] = [];
  const stderr = { write: (message: string | Uint8Array) => void messages.push(String(message)) };
  const { error } = await main(
    [
      entry,
      "--baseDir",
      folder,
      "--outFile",
      "kernel.wasm",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime",
      "stub",
      "--enable",
      "simd",
    ],
    {
      stderr,
      writeFile(name, contents) {
        if (name === "kernel.wasm") bytes = new Uint8Array(contents as Uint8Array);
      },
    },
  );
  if (error || !bytes) throw new Error(`Cannot compile ${entry}: ${messages.join("")}`);
  return bytes;
}
