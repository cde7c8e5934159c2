export { type Alphabet, createAlphabet, decode, encode, joinSymbols } from "./alphabet.ts";
export { createDataset, type Dataset, type DatasetOptions } from "./dataset.ts";
export { encodeInputs, type Encoding, encodings, inputWidth } from "./encode-inputs.ts";
export { type Framing, windowLength } from "./framing.ts";
export { normal } from "./normal.ts";
export { oneHot } from "./one-hot.ts";
export { permutation } from "./permutation.ts";
export { createRandom, type RandomStream } from "./random.ts";
export { slidingWindows, type Windows } from "./sliding-windows.ts";
export {
  createVariableLengthDataset,
  type VariableLengthOptions,
} from "./variable-length-dataset.ts";
export { PADDING_ID, variableLengthWindows } from "./variable-length-windows.ts";
