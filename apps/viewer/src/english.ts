import { start } from "./start.ts";
import { english } from "./text/english.ts";

start(english, "zh-TW/");
