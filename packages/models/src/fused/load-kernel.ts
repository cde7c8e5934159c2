import { decodeBase64 } from "./decode-base64.ts";
import { kernelBase64 } from "./kernel-bytes.ts";
import type { KernelExports } from "./kernel-exports.ts";

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Makes an instance of the kernel with a memory of its own. The module is compiled once.
 *
 * @throws Error that names the layers trainer where WebAssembly or its SIMD is missing or forbidden
 */
export async function loadKernel(): Promise<KernelExports> {
  try {
    compiled ??= WebAssembly.compile(decodeBase64(kernelBase64));
    const { exports } = await WebAssembly.instantiate(await compiled);
    return exports as unknown as KernelExports;
  } catch (cause) {
    compiled = undefined;
    throw new Error(
      "Cannot start the fused trainer: WebAssembly with SIMD is missing here, or a content security policy forbids it; use the layers trainer, createLayersTrainer of @alphabet-lstm/models/layers",
      { cause },
    );
  }
}
