import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../paths.mjs";
import { configureProxy } from "./proxy.mjs";

const shipped = readFileSync(join(root, "apps/server/docker/nginx.conf"), "utf8");

test("the shipped configuration is taken over with other addresses and folders, and nothing else", () => {
  const configured = configureProxy(shipped, { port: 4000, nodePorts: [4001, 4002, 4003], folder: "/somewhere" });
  const added = configured.split("\n").filter((line) => !shipped.split("\n").includes(line));
  expect(added).toEqual([
    "daemon off;",
    "master_process off;",
    "pid /somewhere/nginx.pid;",
    "error_log stderr warn;",
    "  client_body_temp_path /somewhere/nginx-client;",
    "  proxy_temp_path /somewhere/nginx-proxy;",
    "  fastcgi_temp_path /somewhere/nginx-fastcgi;",
    "  uwsgi_temp_path /somewhere/nginx-uwsgi;",
    "  scgi_temp_path /somewhere/nginx-scgi;",
    "    server 127.0.0.1:4001 max_fails=1 fail_timeout=1s;",
    "    server 127.0.0.1:4002 max_fails=1 fail_timeout=1s;",
    "    server 127.0.0.1:4003 max_fails=1 fail_timeout=1s;",
    "    listen 127.0.0.1:4000;",
  ]);
  const dropped = shipped.split("\n").filter((line) => !configured.split("\n").includes(line));
  expect(dropped.filter((line) => line.includes("server-"))).toHaveLength(2);
  expect(dropped).toHaveLength(10);
});

test("no node is preferred, and none is bound to a client", () => {
  expect(shipped).not.toMatch(/ip_hash|sticky|hash /);
});
