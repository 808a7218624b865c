import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { MaintenanceTask, PlanAlarm, Target } from "@/lib/catalog/plan-operations";

const COMPARISONS: Record<Target["comparison"], string> = { below: "below", "at-most": "at most", above: "above", "at-least": "at least" };
const ORIGINS = { plan: "the plan", recommended: "good practice" } as const;
const PERIODS = { daily: "Every day", weekly: "Every week", monthly: "Every month" } as const;

export function PlanTargets({ targets }: { targets: readonly Target[] }) {
  return (
    <PanelBox title="Targets" note={targets.length === 0 ? "The plan names none." : "What the plan promises."}>
      {targets.length > 0 ? (
        <PlainTable
          caption="Targets"
          columns={[{ header: "Target" }, { header: "Figure" }, { header: "Asked for by" }]}
          rows={targets.map((target) => ({
            key: target.key,
            cells: [target.title, `${COMPARISONS[target.comparison]} ${target.value.toLocaleString("en")} ${target.unit}`, ORIGINS[target.origin]],
          }))}
        />
      ) : null}
    </PanelBox>
  );
}

const SEVERITIES: Record<PlanAlarm["severity"], string> = { critical: "■ critical", warning: "▲ warning" };

export function PlanAlarms({ alarms }: { alarms: readonly PlanAlarm[] }) {
  return (
    <PanelBox title="Alarms" note={`${counted(alarms.length, "alarm")} in the template, all sent to its notification topic.`}>
      <PlainTable
        caption="Alarms"
        columns={[{ header: "Alarm" }, { header: "Goes off when" }, { header: "What to do" }]}
        rows={alarms.map((alarm) => ({
          key: alarm.key,
          cells: [
            <span key="title">
              {alarm.title}
              <br />
              <small>
                {SEVERITIES[alarm.severity]}, {ORIGINS[alarm.origin]}
              </small>
            </span>,
            alarm.condition,
            alarm.response,
          ],
        }))}
      />
    </PanelBox>
  );
}

export function MaintenanceTasks({ tasks }: { tasks: readonly MaintenanceTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <PanelBox title="Maintenance" note="What has to be looked after once it runs.">
      <PlainTable
        caption="Maintenance tasks"
        columns={[{ header: "Task" }, { header: "How often" }, { header: "How" }, { header: "Asked for by" }]}
        rows={tasks.map((task) => ({ key: task.key, cells: [task.title, PERIODS[task.period], task.instructions, ORIGINS[task.origin]] }))}
      />
    </PanelBox>
  );
}
