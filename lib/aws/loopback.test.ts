import { expect, test } from "vitest";

import { isLoopbackUrl } from "./loopback";

test.each(["http://127.0.0.1:4566", "http://127.8.9.255/", "http://localhost:1/", "https://[::1]:8443"])("%s is on this machine", (url) => {
  expect(isLoopbackUrl(url)).toBe(true);
});

// Each of these has been used to get a server to call where it should not.
test.each([
  "https://cloudformation.us-east-1.amazonaws.com",
  "http://169.254.169.254/latest/meta-data/",
  "http://127.0.0.1.example.com/",
  "http://localhost.example.com/",
  "http://0.0.0.0/",
  "http://[::ffff:169.254.169.254]/",
  "http://user@127.0.0.1@example.com/",
  "file://127.0.0.1/etc/passwd",
  "127.0.0.1",
  "",
])("%s is not on this machine", (url) => {
  expect(isLoopbackUrl(url)).toBe(false);
});
