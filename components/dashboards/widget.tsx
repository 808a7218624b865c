"use client";

import { useId, useRef, type CSSProperties } from "react";

import { Bone } from "@/components/ui/skeleton";
import type { Widget as WidgetView } from "@/lib/dashboards/dashboard-view";

import { AskedWidget } from "./asked-widget";
import { ScrollArea } from "./scroll-area";
import { TextView } from "./text-view";
import { useNearScreen } from "./use-near-screen";
import { WidgetBoundary } from "./widget-boundary";
import { WidgetNotice } from "./widget-notice";
import { isAskedFor } from "./widget-question";
import { widgetTitle } from "./widget-words";
import styles from "./widget.module.css";

/** The grid's own words for a place: CSS counts lines from 1. */
const placeStyle = ({ place }: WidgetView): CSSProperties => ({
  gridColumn: `${place.x + 1} / span ${Math.min(place.width, 24 - place.x)}`,
  gridRow: `${place.y + 1} / span ${place.height}`,
});

/** One widget in its frame. What has to be asked for waits until it is near the screen; whatever goes wrong stays inside. */
export function Widget({ widget }: { widget: WidgetView }) {
  const frame = useRef<HTMLElement>(null);
  const titleId = useId();
  const isNear = useNearScreen(frame);
  const { content } = widget;
  const isPlainText = content.kind === "text";
  const isClear = content.kind === "text" && content.background === "transparent";
  const title = widgetTitle(widget);
  return (
    <article ref={frame} className={`${styles.widget} ${isClear ? styles.clear : ""}`} style={placeStyle(widget)} data-kind={content.kind} aria-labelledby={titleId}>
      <h3 id={titleId} className={isPlainText && !widget.title ? "ph-visually-hidden" : styles.title} title={title}>
        {title}
      </h3>
      <WidgetBoundary>{isNear || !isAskedFor(widget) ? <Inside widget={widget} title={title} /> : <Bone height={80} />}</WidgetBoundary>
    </article>
  );
}

function Inside({ widget, title }: { widget: WidgetView; title: string }) {
  const { content } = widget;
  switch (content.kind) {
    case "text":
      return (
        <ScrollArea label={title}>
          <TextView markdown={content.markdown} />
        </ScrollArea>
      );
    case "custom":
      return (
        <WidgetNotice tone="info" word="Lambda widget: not invoked">
          {content.endpoint ? `CloudWatch would run ${content.endpoint} to draw it.` : "CloudWatch would run a Lambda function to draw it."} Pilothouse runs no code that a dashboard names.
        </WidgetNotice>
      );
    case "unreadable":
      return (
        <WidgetNotice tone="warning" word="Not readable">
          {content.why}
        </WidgetNotice>
      );
    case "metric":
    case "log":
    case "alarm":
    case "explorer":
      return <AskedWidget widget={widget} title={title} />;
  }
}
