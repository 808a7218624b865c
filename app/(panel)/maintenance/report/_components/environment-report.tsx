import Link from "next/link";

import { taskHref } from "@/components/maintenance/hrefs";
import { clockTitle, dayTitle, instanceTitle, PERIOD_TITLES } from "@/components/maintenance/period-words";
import { taskMark } from "@/components/maintenance/task-words";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { ReportEntry, ReportView } from "@/lib/maintenance/report-view";

import { countsSentence } from "./report-words";

/** One environment in the report: every task that was asked for, who signed it, and what they saw. */
export function EnvironmentReport({ environment }: { environment: ReportView["environments"][number] }) {
  const { name, system, option, stage, zone, counts, entries, followUps } = environment;
  return (
    <PanelBox title={name} note={`${system}, ${option}, ${stage}. ${countsSentence(counts)} Times by the clock of ${zone}.`}>
      <PlainTable
        stacks
        caption={`Maintenance of ${name}`}
        columns={[{ header: "Task" }, { header: "For" }, { header: "State" }, { header: "Signed" }, { header: "What was found" }]}
        rows={entries.map((entry) => ({
          key: entry.taskId,
          cells: [
            <Link key="task" href={taskHref(entry.taskId)}>
              {entry.title}
            </Link>,
            `${PERIOD_TITLES[entry.period]}, ${instanceTitle(entry.instance)}`,
            <StatusMark key="state" {...taskMark(entry.state, entry.verdict)} />,
            entry.signedBy && entry.signedAt ? `${entry.signedBy}, ${clockTitle(entry.signedAt, zone)}${entry.late ? ", late" : ""}` : "–",
            <Found key="found" entry={entry} />,
          ],
        }))}
      />
      {followUps.length === 0 ? null : (
        <>
          <h3>Follow-ups</h3>
          <ul>
            {followUps.map(({ id, title, owner, dueOn, doneAt, doneBy }) => (
              <li key={id}>
                {title}: {owner}, by {dayTitle(dueOn)}; {doneAt === null ? "open" : `done by ${doneBy ?? "somebody"}, ${clockTitle(doneAt, zone)}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </PanelBox>
  );
}

function Found({ entry: { note, unusual, byHand, state } }: { entry: ReportEntry }) {
  const lines = [...unusual.map((text) => `Unusual: ${text}`), ...byHand.map(({ kind, text }) => (text === null ? `Could not be gathered: ${kind.replaceAll("-", " ")}` : `By hand, ${kind.replaceAll("-", " ")}: ${text}`)), ...(note === "" ? [] : [note])];
  if (lines.length === 0) return state === "done" ? "Nothing unusual." : "–";
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16 }}>
      {lines.map((line) => (
        <li key={line} style={{ overflowWrap: "anywhere" }}>
          {line}
        </li>
      ))}
    </ul>
  );
}
