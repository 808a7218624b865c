"use client";

import Button from "@cloudscape-design/components/button";
import { useState } from "react";

import { AlarmAlertsDialog } from "./alarm-alerts-dialog";
import { HandoverDialog } from "./handover-dialog";

/** What concerns all alarms: the note for who takes over, and how this browser calls. */
export function AlarmsHeadActs() {
  const [open, setOpen] = useState<"handover" | "alerts" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button onClick={() => setOpen("alerts")}>Sound and notifications…</Button>
      <Button onClick={() => setOpen("handover")}>Hand over…</Button>
      {open === "handover" ? <HandoverDialog onDismiss={close} /> : null}
      {open === "alerts" ? <AlarmAlertsDialog onDismiss={close} /> : null}
    </>
  );
}
