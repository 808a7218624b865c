import { z } from "zod";

import { dayAsUtc } from "./civil-day";
import data from "./end-of-support.json";
import { majorOf } from "./version-order";

const file = z
  .strictObject({
    listedOn: z.iso.date(),
    // `endsOn` null: AWS has set no date. `asOf`: the state of the source that was read.
    entries: z.array(z.strictObject({ engine: z.string(), major: z.string(), endsOn: z.iso.date().nullable(), source: z.string(), asOf: z.iso.date() })),
  })
  .parse(data);

/** Day on which the list was made; each date says where it is from, and how old that page was. */
export const SUPPORT_DATES_LISTED_ON = file.listedOn;

const DAY_MS = 86_400_000;
const WARNED_DAYS = 180; // a change of the major version needs a rehearsal, and those come once a month

export type Support =
  | { kind: "unknown" }
  | { kind: "no-date-set"; source: string }
  | { kind: "supported"; endsOn: string; source: string }
  | { kind: "ends-soon"; endsOn: string; days: number; source: string }
  | { kind: "ended"; endsOn: string; source: string };

/** Until when AWS supports an engine's major version at its usual price; "unknown" where the list does not have that version, "no-date-set" where AWS has not said. */
export function supportOf(engine: string, version: string, now: Date): Support {
  const entry = file.entries.find((one) => one.engine === engine && one.major === majorOf(version));
  if (!entry) return { kind: "unknown" };
  return supportUntil(entry.endsOn, `${entry.source}, as of ${entry.asOf}`, now);
}

/** How near an end of support is. Null: AWS has set no date. */
export function supportUntil(endsOn: string | null, source: string, now: Date): Support {
  if (endsOn === null) return { kind: "no-date-set", source };
  const days = (dayAsUtc(endsOn).getTime() - dayAsUtc(now.toISOString().slice(0, 10)).getTime()) / DAY_MS;
  if (days < 0) return { kind: "ended", endsOn, source };
  return days <= WARNED_DAYS ? { kind: "ends-soon", endsOn, days, source } : { kind: "supported", endsOn, source };
}

/** Amazon Linux by the name of a machine image; null: it is another system. */
export function linuxOf(imageName: string): string | null {
  if (imageName.startsWith("amzn2-")) return "2";
  return imageName.startsWith("al2023-") ? "2023" : null;
}
