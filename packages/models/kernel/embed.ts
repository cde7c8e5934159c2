/** The TypeScript file that holds the kernel's bytes. */
export function embedKernel(bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString("base64");
  return `/** The compiled kernel, in base64. Written by kernel/build.ts; do not edit. */
export const kernelBase64: string =
  "${base64}";
`;
}
