import { expect, test } from "vitest";

import { addressObstacle } from "./address-obstacle";

test.each(["https://hooks.example.org/x", "https://example.org:8443/", "https://1.1.1.1/", "https://[2606:4700:4700::1111]/"])("%s can be an address", (url) => {
  expect(addressObstacle(url, "public-only")).toBeNull();
});

test.each([
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://①②⑦.⓪.⓪.①/",
  "https://127。0。0。1/",
  "https://localhost/",
  "https://LOCALHOST./",
  "https://panel.localhost/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
])("this machine as %s is none, but where a setting says so", (url) => {
  expect(addressObstacle(url, "public-only")).toBe("must lead to a public address, not into this machine or its network");
  expect(addressObstacle(url, "public-and-loopback")).toBeNull();
});

test.each([
  "https://0/",
  "https://10.1/",
  "https://192.168.1.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://100.64.0.1/",
  "https://[::]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[64:ff9b::a9fe:a9fe]/",
  "https://[2002:a9fe:a9fe::]/",
  "https://[fd00:ec2::254]/",
])("the network's own %s is none", (url) => {
  for (const reach of ["public-only", "public-and-loopback"] as const) expect(addressObstacle(url, reach)).toBe("must lead to a public address, not into this machine or its network");
});

test("without TLS a message goes to this machine at most", () => {
  expect(addressObstacle("http://hooks.example.org/", "public-and-loopback")).toBe("must begin with https://");
  expect(addressObstacle("http://127.0.0.1:9000/", "public-only")).toBe("must begin with https://");
  expect(addressObstacle("http://127.0.0.1:9000/", "public-and-loopback")).toBeNull();
});
