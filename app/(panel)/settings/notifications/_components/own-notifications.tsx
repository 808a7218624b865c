"use client";

import Alert from "@cloudscape-design/components/alert";
import { useQuery } from "@tanstack/react-query";

import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { rulesQuery } from "@/lib/notifications/queries";

import { RulesEditor, type EnvironmentChoice } from "./rules-editor";
import { TestButton } from "./test-button";

/** What the reader is told of by e-mail. */
export function OwnNotifications({ environments }: { environments: readonly EnvironmentChoice[] }) {
  const { data, error, refetch } = useQuery(rulesQuery("own-email"));
  return (
    <PanelBox title="Your e-mail" note={data ? `To ${data.title}. What a team should hear of together belongs into a channel.` : undefined}>
      <Stack>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data?.obstacle ? (
          <Alert type="info" header="No e-mail is sent now">
            {data.obstacle}
          </Alert>
        ) : null}
        {data ? (
          <>
            <RulesEditor view={data} environments={environments} />
            <TestButton target="own-email" name={data.title} />
          </>
        ) : null}
      </Stack>
    </PanelBox>
  );
}
