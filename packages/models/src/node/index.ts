export { checkModelDirectory, modelDirectory } from "./model-directory.ts";
