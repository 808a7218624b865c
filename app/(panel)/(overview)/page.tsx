import type { Metadata } from "next";

import { accountWords } from "@/components/accounts/account-words";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { isFiltered, parseListState, type SearchParams } from "@/components/ui/list-state";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { listAlarms } from "@/lib/alarms/server/list-alarms";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { readCostSummaries, readMonthSummary } from "@/lib/cost/server/read-cost-summaries";
import { listEnvironments } from "@/lib/environments/server/list-environments";
import { readDueSummary } from "@/lib/maintenance/server/read-due-summary";
import { readOverview } from "@/lib/releases/server/read-overview";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { AlarmLines } from "./_components/alarm-lines";
import { monthSentence } from "./_components/cost-words";
import { DueTasks } from "./_components/due-tasks";
import { EnvironmentList } from "./_components/environment-list";
import { OverviewLines } from "./_components/overview-lines";
import { overviewSentence } from "./_components/overview-words";
import { ENVIRONMENT_LIST, leftOutFilters, toEnvironmentInput } from "./search-params";

const ALARM_LINES = 5; // what a person takes in at a glance; the alarms' page has them all

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const wanted = parseListState(ENVIRONMENT_LIST, params);
  const now = new Date();
  const [overview, alarms, due, month, { state, page }, catalog, accounts] = await Promise.all([
    readOverview({ actor }),
    listAlarms({ actor, limit: ALARM_LINES, sort: "urgency", filter: { state: "in-alarm", owner: "nobody", acknowledged: "no", muted: "no" } }),
    readDueSummary({ actor, now }),
    readMonthSummary({ actor, now }),
    readList(wanted, (place) => listEnvironments({ actor, ...toEnvironmentInput(place) })),
    listCatalog({ actor }),
    listAccounts({ actor, limit: LONGEST_PAGE }),
  ]);
  const costs = await readCostSummaries({ actor, now, environmentIds: page.items.map(({ id }) => id) });
  const hasNone = Object.values(overview.counts).every((count) => count === 0);
  const beside = {
    ringing: alarms.counts.inAlarm,
    unowned: alarms.total,
    withoutData: alarms.counts.withoutData,
    tasksDue: due.total,
  };
  const canLaunch = can(actor, "environments:write");

  return (
    <>
      <PageHead
        title="Overview"
        lead={hasNone ? "Nothing is launched yet." : `${overviewSentence(overview.counts, beside)} ${monthSentence(month)}`}
        actions={
          canLaunch && !hasNone ? (
            <ButtonLink primary href="/launch">
              Launch an environment
            </ButtonLink>
          ) : null
        }
      />
      {hasNone && !isFiltered(state) ? (
        <EmptyState title="No environment yet" action={<ButtonLink primary href="/catalog">Choose an option in the catalogue</ButtonLink>}>
          {canLaunch
            ? "Choose a system and an option; its settings come with sensible values, and the sandbox account costs nothing."
            : "Environments appear here when an operator has launched one."}
        </EmptyState>
      ) : (
        <Stack>
          <AlarmLines alarms={alarms} me={actor.kind === "person" && can(actor, "alarms:write") ? actor.personId : null} />
          <OverviewLines overview={overview} />
          <DueTasks summary={due} />
          <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(ENVIRONMENT_LIST, params, state)]} />
          <PanelBox id="environments" title="Environments" note={`${page.total.toLocaleString("en")} ${isFiltered(state) ? "match" : "in all"}`}>
            <EnvironmentList
              state={state}
              page={page}
              costs={costs}
              systems={catalog.systems.map(({ key, title }) => ({ value: key, label: title }))}
              accounts={accounts.items.map((account) => ({ value: account.id, label: accountWords(account) }))}
            />
          </PanelBox>
        </Stack>
      )}
    </>
  );
}
