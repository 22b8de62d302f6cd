import { expect, test } from "vitest";
import { Checkout } from "../testing/checkout.mjs";

test.each(["0", "17", "1.5", "two", "-1"])(
  "a cluster of %s nodes is none, and nothing is installed for it",
  async (nodes) => {
    const checkout = new Checkout().program("bin/npx", "echo asked");
    const { code, output } = await checkout.run("cluster", [`--nodes=${nodes}`]);
    expect(code).toBe(1);
    expect(output.trim()).toBe(`Failed: A cluster has 1 to 16 nodes, not ${nodes}.`);
  },
);
