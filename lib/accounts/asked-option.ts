import { z } from "zod";

const MOST_OPTIONS = 4;

/** An option of the catalogue with its own settings or with a preset's. */
export type AskedOption = { key: string; system: string; option: string; preset: string | null };

const optionSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+(@[a-z0-9-]+)?$/, "Write an option as system/option, or as system/option@preset.")
  .transform((key): AskedOption => {
    const [path = "", preset] = key.split("@");
    const [system = "", option = ""] = path.split("/");
    return { key, system, option, preset: preset ?? null };
  });

/** "harvest/minimal,agent/single@smaller": at most four, none where nothing is given. */
export const askedOptionsSchema = z
  .string()
  .max(400)
  .default("")
  .transform((text) => (text === "" ? [] : text.split(",")))
  .pipe(z.array(optionSchema).max(MOST_OPTIONS));
