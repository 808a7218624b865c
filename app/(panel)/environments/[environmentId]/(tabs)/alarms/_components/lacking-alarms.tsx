import { ACTION_WORDS, alarmName } from "@/components/alarms/alarm-words";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import type { EnvironmentAlarmsView } from "@/lib/alarms/environment-alarms-view";

const SEVERITY_WORDS = { critical: "Critical", warning: "Warning" } as const;

/** What is missing from the alarms themselves: those that the plan asks for and the stack lacks, and those that tell nobody. */
export function LackingAlarms({ view: { lacking, items }, hasStack }: { view: EnvironmentAlarmsView; hasStack: boolean }) {
  const silent = items.filter(({ action }) => action !== "set");
  return (
    <Stack>
      {hasStack && lacking === null ? <p>Whether all alarms of the plan are there cannot be told yet: AWS has not been asked for all of them since the stack last changed, or the catalogue no longer has this option.</p> : null}
      {lacking !== null && lacking.length > 0 ? (
        <PanelBox title="Asked for by the plan, lacking in the stack" note="A setting leaves them out, or the release is older than the plan. A new release from the catalogue brings them.">
          <PlainTable
            stacks
            caption="Alarms that the stack lacks"
            columns={[{ header: "Alarm" }, { header: "Severity" }, { header: "In alarm when" }, { header: "Lacking resources" }]}
            rows={lacking.map(({ key, title, severity, condition, logicalIds, partly }) => ({
              key,
              cells: [title, SEVERITY_WORDS[severity], condition, `${logicalIds.join(", ")}${partly ? " (the others are there)" : ""}`],
            }))}
          />
        </PanelBox>
      ) : null}
      {silent.length > 0 ? (
        <PanelBox title="Without an action" note="They change their state, and AWS tells nobody. Pilothouse tells of them all the same.">
          <PlainTable
            stacks
            caption="Alarms without an action"
            columns={[{ header: "Alarm" }, { header: "What happens" }]}
            rows={silent.map((alarm) => ({ key: alarm.id, cells: [alarmName(alarm), ACTION_WORDS[alarm.action]] }))}
          />
        </PanelBox>
      ) : null}
      {lacking !== null && lacking.length === 0 && silent.length === 0 && items.length > 0 ? <p>The stack has every alarm that its plan asks for, and each has an action.</p> : null}
    </Stack>
  );
}
