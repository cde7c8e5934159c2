import { trainAll } from "./train.ts";

console.log(JSON.stringify(await trainAll()));
