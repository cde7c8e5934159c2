import { trainAll } from "./train.ts";

postMessage(await trainAll());
