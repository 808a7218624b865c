"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";

import type { StackEventView } from "@/lib/releases/operation-view";

import { EventList } from "./event-list";
import { matchesEvent } from "./event-words";

/** Every event of an operation with AWS's reasons, newest first, to search through. It goes on growing while it is open. */
export function AllEvents({ events, environmentId, onDismiss }: { events: readonly StackEventView[]; environmentId: string; onDismiss: () => void }) {
  const [text, setText] = useState("");
  const [failuresOnly, setFailuresOnly] = useState(false);
  const shown = events.filter((event) => matchesEvent(event, { text, failuresOnly })).toReversed();
  return (
    <Modal visible size="large" header={`All ${events.length} events`} closeAriaLabel="Close the events" onDismiss={onDismiss}>
      <SpaceBetween size="m">
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          <Input
            type="search"
            ariaLabel="Find events"
            placeholder="Name, type, status or reason"
            clearAriaLabel="Clear"
            value={text}
            onChange={({ detail }) => setText(detail.value)}
          />
          <Checkbox checked={failuresOnly} onChange={({ detail }) => setFailuresOnly(detail.checked)}>
            Failures only
          </Checkbox>
          <output>
            {shown.length} of {events.length}
          </output>
        </SpaceBetween>
        <EventList events={shown} environmentId={environmentId} label="All events" withReasons />
      </SpaceBetween>
    </Modal>
  );
}
