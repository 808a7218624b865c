import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { sendJson } from "@/lib/http/send-json";

import { renderedDashboardSchema, widgetDataSchema, type DashboardView, type Widget, type WidgetData } from "./dashboard-view";

/** Where a dashboard's body comes from: an environment's stack or account, or a text that somebody gave. */
export type DashboardSource =
  | { kind: "environment"; environmentId: string; name: string }
  | { kind: "account"; accountId: string; name: string }
  | { kind: "body"; body: string; place: BodyPlace };

/** In which account a given body's metrics are read; an environment's, with its targets, or one by itself. Empty: the first that was connected. */
export type BodyPlace = { environmentId?: string; accountId?: string };

/** ISO, both of them. */
export type AskedRange = { start: string; end: string };

/** What is asked for one widget. `run`: a Logs Insights query may be run, which costs money by what it scans. */
export type WidgetQuestion = { index: number; range: AskedRange; points: number; run: boolean; variables: Readonly<Record<string, string>> };

const VARIABLE_PREFIX = "var.";

const pathOf = (source: Exclude<DashboardSource, { kind: "body" }>): string =>
  source.kind === "environment"
    ? `/api/v1/environments/${source.environmentId}/dashboards/${encodeURIComponent(source.name)}`
    : `/api/v1/accounts/${source.accountId}/dashboards/${encodeURIComponent(source.name)}`;

function questionParams({ range, points, run, variables }: WidgetQuestion): URLSearchParams {
  const params = new URLSearchParams({ start: range.start, end: range.end, points: String(points) });
  if (run) params.set("run", "true");
  for (const [id, value] of Object.entries(variables)) params.set(`${VARIABLE_PREFIX}${id}`, value);
  return params;
}

/** The numbers of one widget. They stay true for their range: another moment is another question. */
export const widgetDataQuery = (source: DashboardSource, question: WidgetQuestion) =>
  queryOptions({
    queryKey: ["dashboards", "widget", source, question],
    queryFn: ({ signal }) => {
      if (source.kind !== "body") return getJson(`${pathOf(source)}/widgets/${question.index}/data?${questionParams(question)}`, widgetDataSchema, { signal });
      const { range, index, points, run, variables } = question;
      const { body, place } = source;
      return sendJson("POST", "/api/v1/dashboards/widget-data", { body, index, ...range, points, run, variables, ...place }, widgetDataSchema, { signal });
    },
    staleTime: Infinity,
  });

export type RenderedBody = { view: DashboardView; source: DashboardSource; data: { widget: Widget; data: WidgetData }[] };

/** Draws a body that somebody gave: what it is, its numbers now, and where later ones come from. Throws `ProblemError` where it is none. */
export async function renderBody(body: string, place: BodyPlace, variables: Readonly<Record<string, string>>): Promise<RenderedBody> {
  const rendered = await sendJson("POST", "/api/v1/dashboards/render", { body, variables, ...place }, renderedDashboardSchema);
  const data = rendered.widgets.map(({ data: found, ...widget }) => ({ widget, data: found }));
  return { view: { ...rendered, widgets: data.map(({ widget }) => widget) }, source: { kind: "body", body, place }, data };
}
