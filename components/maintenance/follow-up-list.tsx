"use client";

import Button from "@cloudscape-design/components/button";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { followUpViewSchema, type FollowUpView } from "@/lib/maintenance/follow-up";

import { taskHref } from "./hrefs";
import { dayTitle } from "./period-words";

/** `total`: of which `followUps` are the first; left out, they are all. */
type FollowUpListProps = { followUps: readonly FollowUpView[]; total?: number; today: string; mayChange: boolean; withEnvironment?: boolean };

/** What came out of tasks that were signed "act", and who does it until when. */
export function FollowUpList({ followUps, total = followUps.length, today, mayChange, withEnvironment = false }: FollowUpListProps) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const { mutate, isPending } = useChange({
    mutationFn: ({ id, done }: { id: string; done: boolean }) => sendJson("PATCH", `/api/v1/maintenance/follow-ups/${id}`, { done }, followUpViewSchema),
    onSuccess: ({ title, doneAt }) => {
      say(doneAt === null ? `Open again: ${title}` : `Done: ${title}`);
      router.refresh();
    },
    onError: sayProblem,
  });
  if (followUps.length === 0) return null;
  return (
    <PanelBox title="Follow-ups" note={`What came out of tasks that were signed with something to do.${total > followUps.length ? ` The first ${followUps.length} of ${total}, by their day.` : ""}`}>
      <PlainTable
        stacks
        caption="Follow-ups"
        columns={[{ header: "What" }, ...(withEnvironment ? [{ header: "Environment" }] : []), { header: "Who" }, { header: "By" }, { header: "From" }, ...(mayChange ? [{ header: "Act", isHeaderHidden: true }] : [])]}
        rows={followUps.map((followUp) => ({
          key: followUp.id,
          cells: [
            followUp.title,
            ...(withEnvironment
              ? [
                  <Link key="environment" href={`/environments/${followUp.environmentId}/maintenance`}>
                    {followUp.environmentName}
                  </Link>,
                ]
              : []),
            followUp.owner,
            followUp.doneAt !== null ? <StatusMark key="by" tone="success" word={`done by ${followUp.doneBy ?? "somebody"}`} /> : followUp.dueOn < today ? <StatusMark key="by" tone="error" word={`overdue since ${dayTitle(followUp.dueOn)}`} /> : dayTitle(followUp.dueOn),
            <Link key="from" href={taskHref(followUp.taskId)}>
              {followUp.taskTitle}
            </Link>,
            ...(mayChange
              ? [
                  <Button key="act" disabled={isPending} ariaLabel={`${followUp.doneAt === null ? "Mark as done" : "Open again"}: ${followUp.title}`} onClick={() => mutate({ id: followUp.id, done: followUp.doneAt === null })}>
                    {followUp.doneAt === null ? "Done" : "Open again"}
                  </Button>,
                ]
              : []),
          ],
        }))}
      />
    </PanelBox>
  );
}
