"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import Button from "@cloudscape-design/components/button";

import { EventList } from "@/components/releases/event-list";
import { newestEvents } from "@/components/releases/newest-events";
import { PanelBox } from "@/components/ui/panel-box";
import type { StackEventView } from "@/lib/releases/operation-view";

const NEWEST = 30;

// Opened by few visits: its code comes with the first click.
const AllEvents = dynamic(() => import("@/components/releases/all-events").then((module) => module.AllEvents), { ssr: false });

/** The newest events, and all of them on demand. */
export function OperationEvents({ events, environmentId }: { events: readonly StackEventView[]; environmentId: string }) {
  const [all, setAll] = useState(false);
  return (
    <PanelBox title="Newest" actions={<Button onClick={() => setAll(true)} disabled={events.length === 0}>{`All ${events.length} events`}</Button>}>
      <EventList events={newestEvents(events, NEWEST)} label="Newest events" />
      {all ? <AllEvents events={events} environmentId={environmentId} onDismiss={() => setAll(false)} /> : null}
    </PanelBox>
  );
}
