"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { Ago } from "@/components/ui/ago";
import { Moment } from "@/components/ui/moment";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import type { SessionView } from "@/lib/people/own-account-view";
import { sessionsQuery } from "@/lib/people/queries";

import { browserWords } from "./browser-words";

const COLUMNS: readonly TableColumn[] = [
  { header: "Browser" },
  { header: "Last seen" },
  { header: "Signed in" },
  { header: "Ends at the latest" },
  { header: "What can be done", isHeaderHidden: true },
];

/** Where the reader is signed in, and the way to end that elsewhere. */
export function OwnSessions() {
  const queryClient = useQueryClient();
  const { sayProblem } = useNotices();
  const { data, error, refetch } = useQuery(sessionsQuery());
  const end = useChange({
    /** Null: all but this one. */
    mutationFn: (sessionId: string | null) => sendJson("DELETE", sessionId === null ? "/api/v1/sessions" : `/api/v1/sessions/${sessionId}`, undefined, null),
    onError: sayProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery().queryKey }),
  });
  const sessions = data?.items ?? [];

  const toRow = ({ id, current, userAgent, lastSeenAt, createdAt, expiresAt }: SessionView) => ({
    key: id,
    cells: [
      `${browserWords(userAgent)}${current ? " (this one)" : ""}`,
      current ? "now" : <Ago key="seen" iso={lastSeenAt} suffix=" ago" />,
      <Moment key="created" iso={createdAt} />,
      <Moment key="expires" iso={expiresAt} />,
      current ? null : (
        <Button key="end" variant="inline-link" ariaLabel={`End the session in ${browserWords(userAgent)}`} disabled={end.isPending} onClick={() => end.mutate(id)}>
          End it
        </Button>
      ),
    ],
  });

  return (
    <PanelBox
      title="Sessions"
      note="Browsers that are signed in as you."
      actions={
        <Button disabled={sessions.length < 2} loading={end.isPending} onClick={() => end.mutate(null)}>
          End all others
        </Button>
      }
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <PlainTable stacks caption="Your sessions" columns={COLUMNS} rows={sessions.map(toRow)} />
    </PanelBox>
  );
}
