import "server-only";

import { dehydrate, type DehydratedState } from "@tanstack/react-query";

import { parseDashboardAddress, shownRange } from "@/components/dashboards/dashboard-address";
import { isAskedFor, widgetQuestion } from "@/components/dashboards/widget-question";
import type { SearchParams } from "@/components/ui/list-state";
import type { Actor } from "@/lib/auth/actor";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";
import { widgetDataQuery } from "@/lib/dashboards/queries";
import { readDashboardWidget } from "@/lib/dashboards/server/read-dashboard-widget";
import { getQueryClient } from "@/lib/http/get-query-client";

/** Of CloudWatch's grid, as many as a usual screen shows at first; what is below waits until the reader comes near. */
const FIRST_ROWS = 20;

type Owner = Parameters<typeof readDashboardWidget>[0]["owner"];
type Input = { actor: Actor; owner: Owner; name: string; view: DashboardView; params: SearchParams };

/**
 * Begins to read the figures of the first screen, and does not wait: they follow the page while the browser still loads its code, and it
 * finds them as its own questions under way. What fails here is asked again by the browser, which says why.
 */
export function beginWidgets({ actor, owner, name, view, params }: Input): DehydratedState {
  const address = parseDashboardAddress(params);
  const shown = { range: shownRange(address, view.range, Date.parse(view.asOf)), variables: address.variables };
  const queryClient = getQueryClient();
  for (const widget of view.widgets.filter((one) => isAskedFor(one) && one.place.y < FIRST_ROWS)) {
    const question = widgetQuestion(widget, shown, false);
    const { index, range, points, variables } = question;
    void queryClient.prefetchQuery({
      queryKey: widgetDataQuery({ ...owner, name }, question).queryKey,
      queryFn: async () => {
        const data = await readDashboardWidget({ actor, owner, name, index, ...range, points, variables: { ...variables }, now: new Date() });
        if (!data) throw new Error("The widget is gone since its dashboard was read.");
        return data;
      },
    });
  }
  return dehydrate(queryClient, { shouldDehydrateQuery: () => true });
}
