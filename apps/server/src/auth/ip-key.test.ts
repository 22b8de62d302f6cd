import fc from "fast-check";
import { expect, it } from "vitest";
import { ipKey } from "./ip-key.js";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
  ["", "unknown"],
  ["not an address", "unknown"],
])("counts %s under %s", (ip, key) => {
  expect(ipKey(ip)).toBe(key);
});

it("counts all addresses of one /64 together, however they are written", () => {
  fc.assert(
    fc.property(fc.ipV6(), (ip) => {
      expect(ipKey(ip)).toMatch(/^[\da-f]{1,4}(:[\da-f]{1,4}){3}::\/64$|^\d+\.\d+\.\d+\.\d+$/);
    }),
  );
});
