import { start } from "./start.ts";
import { traditionalChinese } from "./text/traditional-chinese.ts";

start(traditionalChinese, "../");
