export { toKerasCode } from "./keras-code.ts";
export { type PlainModel, toPlainModel } from "./plain-model.ts";
