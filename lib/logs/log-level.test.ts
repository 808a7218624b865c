import { expect, test } from "vitest";

import { detectLevel, MAY_BE_ERROR, MAY_BE_WARNING, type LogLevel } from "./log-level";

const LINES: readonly (readonly [LogLevel, string])[] = [
  ["error", '{"timestamp":"2026-11-26T10:00:00Z","level":"ERROR","message":"no answer"}'],
  ["error", '{"level":50,"msg":"pino counts"}'],
  ["error", '{"severity":"critical","message":"x"}'],
  ["error", "[2026-11-26 10:00:00,123: ERROR/MainProcess] Task app.tasks.embed raised unexpected: ValueError('x')"],
  ["error", "2026-11-26 10:00:00,123 ERROR app.api no answer\nTraceback (most recent call last):"],
  ["error", "Traceback (most recent call last):\n  File \"/app/x.py\", line 1"],
  ["error", "2026/11/26 10:00:00 [error] 31#31: *12 connect() failed (111: Connection refused)"],
  ["error", "2026-11-26T10:00:00.000Z\terror\tservice@v0.119.0\tExporting failed"],
  ["error", "[ERROR]\t2026-11-26T10:00:00Z\tid\tUnhandled exception: KeyError"],
  ["error", "2026-11-26T10:00:00Z 5f2c Task timed out after 30.03 seconds"],
  ["error", 'INFO:     10.0.1.2:3000 - "GET /x HTTP/1.1" 503'],
  ["error", '10.0.1.2 - - [26/Nov/2026] "GET / HTTP/1.1" 502 12'],
  ["error", "[GIN] 2026/11/26 - 10:00:00 | 500 | 1.2ms | 10.0.0.1 | POST \"/api/generate\""],
  ["error", '{"ip":"203.0.113.9","path":"/","status":"500"}'],
  ["error", "ERROR job 20 failed"],
  ["warning", "12:00:03 WARN slow"],
  ["error", "level=fatal msg=\"cannot listen\""],
  ["error", "Out of memory: Killed process 812"],
  ["warning", "[2026-11-26 10:00:00,123: WARNING/MainProcess] clocks are out of sync"],
  ["warning", 'time=2026-11-26T10:00:00Z level=WARN msg="slow"'],
  ["warning", '{"level":40,"msg":"pino counts"}'],
  ["warning", "2 123456789010 eni-0abc12345 198.51.100.1 10.0.1.5 49152 22 6 20 4249 1418530010 1418530070 REJECT OK"],
  ["warning", '10.0.1.2 - - [26/Nov/2026] "GET /none HTTP/1.1" 404 12'],
  ["info", '{"level":"INFO","message":"request completed","status":200}'],
  ["info", 'INFO:     10.0.1.2:3000 - "GET /health HTTP/1.1" 200'],
  ["info", "REPORT RequestId: 1\tDuration: 12.00 ms\tBilled Duration: 12 ms"],
  ["info", "2 123456789010 eni-0abc12345 198.51.100.1 10.0.1.5 49152 443 6 20 4249 1418530010 1418530070 ACCEPT OK"],
  ["info", '{"level":"INFO","message":"the error budget is fine"}'],
  ["debug", "DEBUG: cache hit"],
  ["none", "Everything as usual"],
  ["none", ""],
  ["none", '{"level":'],
];

test.each(LINES)("a line is of level %s: %s", (level, message) => {
  expect(detectLevel(message)).toBe(level);
});

test("whatever is called an error or a warning passes what CloudWatch is asked to leave out beforehand", () => {
  for (const [level, message] of LINES) {
    if (level === "error") expect(message).toMatch(new RegExp(MAY_BE_ERROR));
    if (level === "warning") expect(message).toMatch(new RegExp(MAY_BE_WARNING));
  }
});

test("a line of a million characters is looked at in no time", () => {
  const start = performance.now();
  detectLevel("a ".repeat(500_000));
  detectLevel(`{"message":"${"[".repeat(900_000)}"}`);
  expect(performance.now() - start).toBeLessThan(200);
});
