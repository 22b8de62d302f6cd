import { launch } from "./lib/launch.mjs";

launch("chaos");
