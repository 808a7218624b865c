import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

import { adapterFactory } from "./adapter-factory.mjs";
import { databaseFields } from "./database-fields.mjs";

const NOWHERE = "postgresql://nobody:none@127.0.0.1:1/none"; // commands without a database never connect

let bindings = null;

/**
 * A new engine. Safe to call again: the module behind it is instantiated once.
 * @param {string | null} databaseUrl
 * @param {string[]} schemaFiles
 */
export async function openEngine(databaseUrl, schemaFiles) {
  const { SchemaEngine } = await (bindings ??= instantiate());
  const datamodels = schemaFiles.map((file) => [file, readFileSync(file, "utf8")]);
  return SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    (line) => process.stderr.write(`${String(line).trim()}\n`),
    bindMigrationAwareSqlAdapterFactory(adapterFactory(databaseFields(databaseUrl ?? NOWHERE))),
  );
}

/** By hand: the package's own loader imports the .wasm as a module, which Node 20 cannot do. */
async function instantiate() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`schema engine: ${message}\n`) };
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindgen = await import(pathToFileURL(file).href);
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, ".wasm")), { "./schema_engine_bg.js": bindgen });
  // The names are wasm-bindgen's.
  bindgen["__wbg_set_wasm"](instance.exports);
  instance.exports["__wbindgen_start"]();
  return bindgen;
}
