"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { describeProblem } from "@/components/ui/describe-problem";
import { Bone } from "@/components/ui/skeleton";
import type { Widget, WidgetData } from "@/lib/dashboards/dashboard-view";
import { widgetDataQuery } from "@/lib/dashboards/queries";

import { AlarmGridView } from "./alarm-grid-view";
import { useBoard } from "./board-context";
import { isoRange } from "./dashboard-address";
import { ExplorerContent } from "./explorer-content";
import { LogContent } from "./log-content";
import { ScrollArea } from "./scroll-area";
import { SeriesContent, WEEK_SECONDS } from "./series-content";
import { SeriesTable } from "./series-table-view";
import { WidgetBoundary } from "./widget-boundary";
import { tabledLines, widgetCsv } from "./widget-csv";
import { WidgetFoot } from "./widget-foot";
import { WidgetMenu } from "./widget-menu";
import { WidgetNotice } from "./widget-notice";
import { widgetQuestion } from "./widget-question";
import styles from "./widget.module.css";

/** A widget whose inside is asked for: metrics, logs, alarms, explorers. */
export function AskedWidget({ widget, title }: { widget: Widget; title: string }) {
  const { source, range, variables, compares } = useBoard();
  const [isTable, setIsTable] = useState(false);
  const [runs, setRuns] = useState(false);
  const question = widgetQuestion(widget, { range, variables }, runs);
  const asked = useQuery({ ...widgetDataQuery(source, question), placeholderData: keepPreviousData });
  const isOverTime = widget.content.kind === "metric" && widget.content.view === "timeSeries";
  const weekBefore = isoRange({ start: range.start - WEEK_SECONDS, end: range.end - WEEK_SECONDS });
  const before = useQuery({ ...widgetDataQuery(source, { ...question, range: weekBefore }), enabled: compares && isOverTime });

  const { data } = asked;
  if (!data)
    return asked.error ? (
      <WidgetNotice tone="error" word="No answer" action={<TryAgain onPress={() => asked.refetch()} />}>
        {describeProblem(asked.error)}
      </WidgetNotice>
    ) : (
      <output className={styles.content} aria-label={`Loading ${title}`}>
        <Bone height={80} />
      </output>
    );
  const lines = tabledLines(data);
  return (
    <>
      <WidgetMenu title={title} csv={widgetCsv(data)} isTable={isTable} onTable={lines.length > 0 ? setIsTable : null} />
      <Frame label={title} isBusy={asked.isPlaceholderData} scrolls={isTable || !isOverTime}>
        <WidgetBoundary key={isTable ? "table" : "picture"}>
          {isTable && lines.length > 0 ? (
            <SeriesTable caption={title} lines={lines} timezone={widget.content.kind === "metric" ? widget.content.timezone : null} />
          ) : (
            <Picture widget={widget} title={title} data={data} before={compares && before.data?.kind === "series" ? before.data : null} onRun={() => setRuns(true)} isRunning={asked.isPlaceholderData} onAgain={() => asked.refetch()} />
          )}
        </WidgetBoundary>
      </Frame>
      {asked.error ? <p className={styles.quiet}>The newest figures did not come: {describeProblem(asked.error)}</p> : null}
      <WidgetFoot widget={widget} data={data} />
    </>
  );
}

/** A chart fits its frame, and the values beside the pointer may stand over its edge; all else scrolls. */
function Frame({ label, isBusy, scrolls, children }: { label: string; isBusy: boolean; scrolls: boolean; children: ReactNode }) {
  if (scrolls)
    return (
      <ScrollArea label={label} isBusy={isBusy}>
        {children}
      </ScrollArea>
    );
  return (
    <div className={`${styles.content} ${styles.fits}`} aria-busy={isBusy}>
      {children}
    </div>
  );
}

const TryAgain = ({ onPress }: { onPress: () => void }) => (
  <button type="button" className={styles.button} onClick={onPress}>
    Try again
  </button>
);

type PictureProps = {
  widget: Widget;
  title: string;
  data: WidgetData;
  before: Extract<WidgetData, { kind: "series" }> | null;
  onRun: () => void;
  isRunning: boolean;
  onAgain: () => void;
};

function Picture({ widget: { content }, title, data, before, onRun, isRunning, onAgain }: PictureProps) {
  switch (data.kind) {
    case "series":
      return content.kind === "metric" ? <SeriesContent title={title} content={content} data={data} before={before} /> : <Unexpected />;
    case "rows":
      return content.kind === "log" ? <LogContent title={title} content={content} data={data} /> : <Unexpected />;
    case "charts":
      return content.kind === "explorer" ? <ExplorerContent content={content} charts={data.charts} /> : <Unexpected />;
    case "alarms":
      return <AlarmGridView alarms={data.alarms} />;
    case "on-demand":
      return (
        <WidgetNotice
          tone="pending"
          word="Not run yet"
          action={
            <button type="button" className={styles.button} onClick={onRun} disabled={isRunning}>
              {isRunning ? "Running …" : "Run the query"}
            </button>
          }
        >
          {data.why}
        </WidgetNotice>
      );
    case "nothing":
      return (
        <WidgetNotice tone="info" word="Nothing to ask for">
          This widget names no metric, alarm or log group.
        </WidgetNotice>
      );
    case "unavailable":
      return (
        <WidgetNotice tone="warning" word="Not available" action={<TryAgain onPress={onAgain} />}>
          {data.why}
        </WidgetNotice>
      );
  }
}

const Unexpected = () => (
  <WidgetNotice tone="unknown" word="Not drawn">
    The answer is of another kind than the widget; reload the page to ask again.
  </WidgetNotice>
);
