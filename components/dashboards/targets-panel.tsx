"use client";

import { useQuery } from "@tanstack/react-query";

import { Ago } from "@/components/ui/ago";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { StatusMark } from "@/components/ui/status-mark";
import { targetsQuery } from "@/lib/metrics/queries";
import { isByTheDay } from "@/lib/metrics/target-queries";

import { TableRoom } from "./table-room";
import { readingWords, TARGET_MARKS, targetsSentence } from "./target-words";

/** What the plan promises beside what is measured. Asked for by itself: the charts do not wait for it. */
export function TargetsPanel({ environmentId, count }: { environmentId: string; /** How many the plan names, so that their room is kept and nothing moves when they come. */ count: number }) {
  const { data, error, refetch } = useQuery(targetsQuery(environmentId));
  if (data ? data.items.length === 0 : count === 0) return null; // the plan names none
  return (
    <PanelBox
      title="Targets of the plan"
      note={
        data ? (
          <>
            {targetsSentence(data.items)} Measured by CloudWatch, <Ago iso={data.asOf} suffix=" ago" />; “now” is the last hour{data.items.some(({ unit }) => isByTheDay(unit)) ? ", of figures by the day the last day" : ""}.
          </>
        ) : undefined
      }
    >
      {data ? (
        <PlainTable
          caption="Targets of the plan"
          stacks
          columns={[{ header: "Target" }, { header: "Wanted" }, { header: "Now", numeric: true }, { header: "Last day", numeric: true }, { header: "Last week", numeric: true }, { header: "Week before", numeric: true }, { header: "Met" }]}
          rows={data.items.map((target) => ({
            key: target.key,
            cells: [
              target.title,
              target.words,
              readingWords(target.now, target.unit),
              readingWords(target.lastDay, target.unit),
              readingWords(target.lastWeek, target.unit),
              readingWords(target.previousWeek, target.unit),
              <div key="met">
                <StatusMark {...TARGET_MARKS[target.verdict]} />
                {target.remark ? <p>{target.remark}</p> : null}
              </div>,
            ],
          }))}
        />
      ) : error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <TableRoom rows={count} />
      )}
    </PanelBox>
  );
}
