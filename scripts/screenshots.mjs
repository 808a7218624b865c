import "./set-up/check-node-version.mjs";

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { connect } from "./bench/api-client.mjs";
import { startProduct } from "./bench/product.mjs";
import { signIn } from "./bench/sign-in.mjs";
import { describePictures } from "./screenshots/describe-pictures.mjs";
import { listPages } from "./screenshots/pages.mjs";
import { prepare } from "./screenshots/prepare.mjs";
import { takePictures } from "./screenshots/take-pictures.mjs";
import { inCheckout } from "./supervisor/checkout.mjs";
import { makeTemporaryHome, removeHome } from "./testing/temporary-home.mjs";

const FOLDER = inCheckout("docs", "screenshots");
const SPEED = 40; // for all of it: how long the pictured launch is said to last is learned from the ones before

/** Starts a product of its own, lets something happen in it, and pictures every page into docs/screenshots. */
const home = await makeTemporaryHome();
let product;
try {
  console.log("starting …");
  product = await startProduct({ home, speed: SPEED });
  const cookie = await signIn(product);
  const api = await connect(product, home, "deploy script");
  console.log("preparing two environments, a launch that fails and one that runs …");
  const prepared = await prepare({ api, sandboxUrl: product.sandboxUrl });
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const pages = listPages(prepared);
  await takePictures({ url: product.url, cookie, pages, folder: FOLDER, say: console.log });
  writeFileSync(path.join(FOLDER, "..", "screenshots.md"), describePictures(pages));
} finally {
  await product?.stop();
  removeHome(home);
}
