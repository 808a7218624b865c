import "./set-up/check-node-version.mjs";

import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { connect } from "./bench/api-client.mjs";
import { measureEstimates, measureLedger } from "./bench/costs.mjs";
import { measureDashboards } from "./bench/dashboards.mjs";
import { measureEventLatency } from "./bench/event-latency.mjs";
import { measureLists } from "./bench/lists.mjs";
import { describeMachine } from "./bench/machine.mjs";
import { measurePages } from "./bench/page-speed.mjs";
import { startProduct } from "./bench/product.mjs";
import { seedBills } from "./bench/seed-bills.mjs";
import { seedMany } from "./bench/seed-many.mjs";
import { signIn } from "./bench/sign-in.mjs";
import { measureStarts } from "./bench/start-times.mjs";
import { inCheckout } from "./supervisor/checkout.mjs";
import { makeTemporaryHome, removeHome } from "./testing/temporary-home.mjs";

const SPEED = 20; // the sandbox's default: what a person sees
const SEEDED = { environments: 10_000, operations: 100_000, alarms: 5_000 };
const BILLED = { environments: 1_000, months: 13, usageTypes: 30 };
const COMPARED = "harvest/production,agent/scaled,postmagiq/prod,vectordb/ec2";

/** Prints the product's speeds as JSON; `--save NAME` also writes docs/benchmarks/NAME.json. Progress goes to standard error. */
const { values } = parseArgs({ options: { save: { type: "string" } } });
const say = (text) => process.stderr.write(`${text}\n`);
const home = await makeTemporaryHome();
let product;
try {
  const machine = describeMachine();
  const takenAt = new Date().toISOString();
  say("starting, stopping and starting again …");
  const starts = await measureStarts(home, SPEED);
  product = await startProduct({ home, speed: SPEED });
  const cookie = await signIn({ url: product.url, lines: starts.lines });
  const api = await connect(product, home);
  const [account] = (await api.get("/accounts")).items.filter(({ kind }) => kind === "sandbox");

  say("one stack …");
  const oneStack = await measureEventLatency({ api, product, account, stacks: 1, label: "one" });
  const [{ environmentId, id: operationId }] = (await api.get("/operations?limit=1")).items;
  say("pages …");
  const operationPage = `${product.url}/environments/${environmentId}/operations/${operationId}`;
  const pages = await measurePages({ pages: { overview: product.url, operation: operationPage, compare: `${product.url}/catalog/compare?options=${COMPARED}` }, cookie });
  say("dashboards …");
  const dashboards = await measureDashboards({ product, cookie, account });
  say("estimates …");
  const estimates = await measureEstimates({ api });
  say("twenty stacks …");
  const twentyStacks = await measureEventLatency({ api, product, account, stacks: 20, label: "many" });
  say("lists …");
  await seedMany({ databaseUrl: product.databaseUrl, environments: SEEDED.environments, alarms: SEEDED.alarms });
  const lists = await measureLists({ api, cookie });
  say("ledger …");
  await seedBills({ databaseUrl: product.databaseUrl, ...BILLED });
  const ledger = await measureLedger({ api });
  const report = {
    takenAt,
    machine,
    sandboxSpeed: SPEED,
    startSeconds: starts.seconds,
    eventToStream: { oneStack, twentyStacks },
    seeded: SEEDED,
    lists,
    estimates,
    billed: BILLED,
    ledger,
    memoryMibAfterLists: product.memoryMib(),
    dashboards,
    pagesWithLighthouseDesktop: pages,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (values.save) {
    mkdirSync(inCheckout("docs", "benchmarks"), { recursive: true });
    writeFileSync(inCheckout("docs", "benchmarks", `${values.save}.json`), `${JSON.stringify(report, null, 2)}\n`);
  }
} finally {
  await product?.stop();
  removeHome(home);
}
