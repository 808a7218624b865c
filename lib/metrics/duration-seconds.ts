import { z } from "zod";

import { moveByDuration } from "./time-range";

const SHORTEST_SECONDS = 300;
const LONGEST_SECONDS = 7 * 86_400;
const START = new Date(0);

/** An ISO 8601 duration from five minutes to seven days, such as PT1H, as seconds. */
export const durationSecondsSchema = z.string().max(40).transform((text, context) => {
  const seconds = text.startsWith("-") ? Number.NaN : (moveByDuration(text, START)?.getTime() ?? Number.NaN) / 1000;
  if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) return seconds;
  context.addIssue({ code: "custom", message: "This has to be a duration from five minutes to seven days, such as PT1H." });
  return z.NEVER;
});
