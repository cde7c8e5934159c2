/** The bytes that base64 stands for, in every engine. */
export function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (const index of bytes.keys()) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
