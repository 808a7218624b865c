import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";

// What a build reads. The catalogue's templates are read at run time; the generated client follows from the schema.
const ROOTS = ["app", "components", "lib", "public", "prisma", "scripts/entries", "package.json", "package-lock.json", "tsconfig.json"];
const ROOT_FILES = /^(next\.config\.\w+|proxy\.ts|instrumentation(-client)?\.ts|postcss\.config\.\w+)$/;
const NOT_BUILT = /\.test\.tsx?$|(^|\/)testing\/|^lib\/db\/generated\//;

/** Changes when anything that the build reads changes. */
export function sourcesFingerprint() {
  const roots = [...ROOTS, ...readdirSync(CHECKOUT).filter((name) => ROOT_FILES.test(name))];
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of roots.flatMap(filesBelow).filter((name) => !NOT_BUILT.test(name)).sort())
    hash.update(file).update("\0").update(readFileSync(inCheckout(file))).update("\0");
  return hash.digest("hex");
}

function filesBelow(name) {
  const kind = statSync(inCheckout(name), { throwIfNoEntry: false });
  if (!kind) return [];
  if (kind.isFile()) return [name];
  return readdirSync(inCheckout(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(CHECKOUT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}
