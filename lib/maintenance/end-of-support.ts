import { z } from "zod";

import { dayAsUtc } from "./civil-day";
import data from "./end-of-support.json";
import { majorOf } from "./version-order";

const file = z
  .strictObject({ readOn: z.iso.date(), entries: z.array(z.strictObject({ engine: z.string(), major: z.string(), endsOn: z.iso.date(), source: z.string() })) })
  .parse(data);

/** Day on which the dates were listed; each says where it is from, or that nobody has confirmed it. */
export const SUPPORT_DATES_READ_ON = file.readOn;

const DAY_MS = 86_400_000;
const WARNED_DAYS = 180; // a change of the major version needs a rehearsal, and those come once a month

export type Support =
  | { kind: "unknown" }
  | { kind: "supported"; endsOn: string; source: string }
  | { kind: "ends-soon"; endsOn: string; days: number; source: string }
  | { kind: "ended"; endsOn: string; source: string };

/** Until when AWS supports an engine's major version at its usual price; "unknown" where no date was announced when the list was made. */
export function supportOf(engine: string, version: string, now: Date): Support {
  const entry = file.entries.find((one) => one.engine === engine && one.major === majorOf(version));
  if (!entry) return { kind: "unknown" };
  const { endsOn, source } = entry;
  const days = (dayAsUtc(endsOn).getTime() - dayAsUtc(now.toISOString().slice(0, 10)).getTime()) / DAY_MS;
  if (days < 0) return { kind: "ended", endsOn, source };
  return days <= WARNED_DAYS ? { kind: "ends-soon", endsOn, days, source } : { kind: "supported", endsOn, source };
}

/** Amazon Linux by the name of a machine image; null: it is another system. */
export function linuxOf(imageName: string): string | null {
  if (imageName.startsWith("amzn2-")) return "2";
  return imageName.startsWith("al2023-") ? "2023" : null;
}
