import type { Widget } from "@/lib/dashboards/dashboard-view";
import type { WidgetQuestion } from "@/lib/dashboards/queries";

import { isoRange } from "./dashboard-address";
import { pointsFor } from "./widget-words";

/** Whether a widget's inside has to be asked for; the others say all that they have in their layout. */
export const isAskedFor = ({ content: { kind } }: Pick<Widget, "content">): boolean => kind === "metric" || kind === "log" || kind === "alarm" || kind === "explorer";

type Shown = { range: { start: number; end: number }; variables: Readonly<Record<string, string>> };

/** What a widget asks for in the range shown (seconds since 1970). The server, which begins with the answer, and the browser ask it in the same words. */
export const widgetQuestion = ({ index, place }: Pick<Widget, "index" | "place">, { range, variables }: Shown, run: boolean): WidgetQuestion => ({
  index,
  range: isoRange(range),
  points: pointsFor(place.width),
  run,
  variables,
});
