import { expect, test } from "vitest";

import { ledgerCsv } from "./ledger-csv";
import type { LedgerRow } from "./ledger-view";

const row: LedgerRow = {
  environmentId: null, name: "=HYPERLINK(1)", system: null, option: null, stage: null, accountId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", release: null, planLowUsd: null, planHighUsd: null,
  listUsd: null, listProblem: null, runningUsd: null, runningAsOf: null, actualUsd: 12.5, forecast: { kind: "too-early", observedDays: 1 }, variance: { kind: "not-comparable", why: "" },
};

// Anybody with a right in the AWS account can choose a tag's value: it must not run in an accountant's spreadsheet.
test("a tag that looks like a formula is a text in the file, and what is not known an empty cell", () => {
  const [, line] = ledgerCsv([row]).split("\r\n");
  expect(line).toBe("'=HYPERLINK(1),,,,,,,,,,12.5,,,,,,,,");
});

test("a forecast has its bounds, and the header a name for each cell", () => {
  const [header, line] = ledgerCsv([{ ...row, name: "a", forecast: { kind: "forecast", usd: 30, lowUsd: 28, highUsd: 32, observedDays: 5, sinceDay: "2026-11-01" }, variance: { kind: "compared", percent: 50, differenceUsd: 10, isMarked: true, against: "plan", part: { ranDays: 12.5, monthDays: 30, lowUsd: 20, highUsd: 20 } } }]).split("\r\n");
  expect(line).toBe("a,,,,,,,,,,12.5,30,28,32,10,50,plan,12.5,30");
  expect(header?.split(",")).toHaveLength(line?.split(",").length ?? 0);
});
