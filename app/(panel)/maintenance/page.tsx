import type { Metadata } from "next";

import { boardSentence } from "@/components/maintenance/board-words";
import { FollowUpList } from "@/components/maintenance/follow-up-list";
import { reportHref } from "@/components/maintenance/hrefs";
import { MaintenanceLive } from "@/components/maintenance/maintenance-live";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { weekOf } from "@/lib/maintenance/civil-day";
import { listBoard } from "@/lib/maintenance/server/list-board";
import { listFollowUps } from "@/lib/maintenance/server/list-follow-ups";

import { BoardFilters } from "./_components/board-filters";
import { BoardPages } from "./_components/board-pages";
import { BoardTable } from "./_components/board-table";
import { BOARD_LIST, isNarrowed, leftOutFilters, toBoard } from "./search-params";

export const metadata: Metadata = { title: "Maintenance" };

export default async function MaintenancePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "maintenance:read")) return <Forbidden permission="maintenance:read" what="Reading maintenance" />;
  const now = new Date();
  const params = await searchParams;
  const wanted = parseListState(BOARD_LIST, params);
  const [{ state, page: board }, followUps, catalog] = await Promise.all([
    readList(wanted, (place) => listBoard({ actor, now, ...toBoard(place) })),
    listFollowUps({ actor, openOnly: true }),
    listCatalog({ actor }),
  ]);
  const today = now.toISOString().slice(0, 10);
  const day = board.date ?? today;

  return (
    <>
      <PageHead
        title="Maintenance"
        lead={boardSentence(board)}
        actions={
          <>
            <ButtonLink href={reportHref(weekOf(day))}>Report of the week</ButtonLink>
            <ButtonLink href={reportHref(day.slice(0, 7))}>Report of the month</ButtonLink>
          </>
        }
      />
      <MaintenanceLive />
      <Stack>
        <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(BOARD_LIST, params, state)]} />
        <BoardFilters state={state} period={board.period} date={board.date} today={today} systems={catalog.systems.map(({ key, title }) => ({ value: key, label: title }))} />
        {board.items.length === 0 ? (
          <EmptyState title={isNarrowed(state) ? "No environment matches" : "No environment yet"}>
            {isNarrowed(state) ? "Take a filter away to see more." : "Tasks appear here as soon as an environment runs."}
          </EmptyState>
        ) : (
          <BoardTable board={board} />
        )}
        <BoardPages state={state} board={{ nextCursor: board.nextCursor, total: board.total }} />
        <FollowUpList followUps={followUps.items} total={followUps.total} today={today} mayChange={can(actor, "maintenance:write")} withEnvironment />
      </Stack>
    </>
  );
}
