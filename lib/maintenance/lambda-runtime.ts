import { z } from "zod";

import { supportUntil, type Support } from "./end-of-support";
import data from "./lambda-runtimes.json";
import { compareVersions } from "./version-order";

const file = z
  .strictObject({
    asOf: z.iso.date(),
    source: z.string(),
    // After the first day AWS no longer patches a runtime; from the second on it refuses every change of a function that uses it.
    runtimes: z.array(z.strictObject({ runtime: z.string(), patchesEndOn: z.iso.date(), updatesEndOn: z.iso.date() })),
  })
  .parse(data);

/** The state of the page that the list was read from. */
export const RUNTIMES_LISTED_ON = file.asOf;

/** `newest`: the newest runtime of the same language; null: this one is. `updatesEndOn`: the first day on which AWS refuses changes; null: not known. */
export type RuntimeOutlook = { newest: string | null; patches: Support; updatesEndOn: string | null };

/** What is in store for functions of a runtime, by Lambda's own name of it ("python3.13"). Patches are "unknown" for one that the list does not have. */
export function runtimeOutlook(runtime: string, now: Date): RuntimeOutlook {
  const listed = file.runtimes.find((one) => one.runtime === runtime);
  return {
    newest: newestOf(runtime),
    patches: listed ? supportUntil(listed.patchesEndOn, `${file.source}, as of ${file.asOf}`, now) : { kind: "unknown" },
    updatesEndOn: listed?.updatesEndOn ?? null,
  };
}

function newestOf(runtime: string): string | null {
  const { language, version } = partsOf(runtime);
  const newer = file.runtimes.map((one) => partsOf(one.runtime)).filter((one) => one.language === language && compareVersions(one.version, version) > 0);
  return newer.toSorted((one, other) => compareVersions(one.version, other.version)).at(-1)?.runtime ?? null;
}

/** "nodejs22.x" is nodejs 22, "provided.al2023" is provided on Amazon Linux 2023; the system under a language decides only between two of its like. */
function partsOf(runtime: string): { runtime: string; language: string; version: string } {
  const [, language = runtime, of = "0", linux = "0"] = /^([a-z]+?)(\d+(?:\.\d+)*)?(?:\.x)?(?:\.al(\d+))?$/.exec(runtime) ?? [];
  return { runtime, language, version: `${of}${of.includes(".") ? "" : ".0"}.${linux}` };
}
