import { expect, test } from "vitest";

import { mayBeReached } from "./may-be-reached";

test.each(["1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.0.1", "2606:4700:4700::1111", "2a00:1450:4001::200e"])("the public address %s may be reached", (address) => {
  expect(mayBeReached(address, "public-only")).toBe(true);
  expect(mayBeReached(address, "loopback-only")).toBe(false);
});

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "169.254.169.254",
  "169.254.170.2",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::ffff:10.0.0.1",
  "::ffff:a9fe:a9fe",
  "64:ff9b::a9fe:a9fe",
  "2002:a9fe:a9fe::1",
  "2001:0:a9fe:a9fe::1",
  "fe80::1",
  "fc00::1",
  "fd00:ec2::254",
  "ff02::1",
  "example.com",
  "",
])("%s may never be reached", (address) => {
  expect(mayBeReached(address, "public-only")).toBe(false);
  expect(mayBeReached(address, "public-and-loopback")).toBe(false);
});

test.each(["127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"])("%s, this machine itself, may be reached only where a setting says so", (address) => {
  expect(mayBeReached(address, "public-only")).toBe(false);
  expect(mayBeReached(address, "public-and-loopback")).toBe(true);
  expect(mayBeReached(address, "loopback-only")).toBe(true);
});
