import { launch } from "./lib/launch.mjs";

launch("client-pack");
