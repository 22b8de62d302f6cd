import { createServer } from "node:net";
import { DataFolderInUseError } from "@parley/db";
import { describe, expect, it } from "vitest";
import { ConfigError } from "./config.js";
import { startupSentence } from "./startup-sentence.js";

describe("startupSentence", () => {
  it("says the port when it is taken", async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) =>
      holder.listen(0, "127.0.0.1", () => {
        const address = holder.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      }),
    );
    const error = await new Promise((resolve) => createServer().once("error", resolve).listen(port, "127.0.0.1"));
    expect(startupSentence(error)).toContain(`port ${port} is taken`);
    holder.close();
  });

  it("passes sentences on that were made for people", () => {
    expect(startupSentence(new ConfigError("PORT is not right"))).toBe("PORT is not right");
    const inUse = new DataFolderInUseError("/data", 42);
    expect(startupSentence(inUse)).toBe(inUse.message);
  });

  it("shows the whole of what nobody expected", () => {
    expect(startupSentence(new TypeError("boom"))).toMatch(/TypeError: boom[\s\S]*at /);
    expect(startupSentence("odd")).toBe("odd");
  });
});
