"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { actObstacle } from "@/components/releases/act-obstacle";
import { useAct } from "@/components/releases/use-act";
import { ActButton } from "@/components/ui/act-button";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { useChange } from "@/components/ui/use-change";
import { needsRole } from "@/lib/auth/needs-role";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";
import { environmentQuery } from "@/lib/environments/queries";
import { sendJson } from "@/lib/http/send-json";
import { legalActsQuery } from "@/lib/releases/queries";
import { hasNoStack } from "@/lib/releases/stack-status";

const RemoveDialog = dynamic(() => import("./remove-dialog").then((module) => module.RemoveDialog), { ssr: false });

/** Deleting the stack, and taking the environment out of the panel: two different things. */
export function DangerPanel({ environment, mayWrite, mayRun }: { environment: EnvironmentDetail; mayWrite: boolean; mayRun: boolean }) {
  const router = useRouter();
  const notices = useNotices();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { data: acts } = useQuery(legalActsQuery(environment.id));
  const { run, pending, dialog } = useAct(environment, environment.stackStatus);
  const deletion = acts?.acts.find(({ act }) => act === "delete");
  const letsGo = !hasNoStack(environment.stackStatus);
  const remove = useChange({
    mutationFn: () => sendJson("DELETE", `/api/v1/environments/${environment.id}${letsGo ? "?letGo=true" : ""}`, undefined, null),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: environmentQuery(environment.id).queryKey });
      notices.say(`${environment.name} is no longer in the panel.${letsGo ? " Its stack goes on in AWS." : ""}`);
      router.push("/");
    },
  });

  const obstacle = mayWrite ? (environment.protected ? "The environment is protected; switch that off first." : undefined) : needsRole("environments:write");

  return (
    <PanelBox title="Taking it away">
      <Stack>
        <Stack tight>
          <h3>Delete the stack</h3>
          <p>Deletes what AWS runs, after a preview of what goes and what stays. The environment, its releases and its history stay here.</p>
          <div>
            <ActButton loading={pending} obstacle={deletion ? actObstacle(deletion, mayRun) : "What can be done now is being looked up."} onClick={() => deletion && run(deletion)}>
              Delete the stack…
            </ActButton>
          </div>
        </Stack>
        <Stack tight>
          <h3>Remove the environment from the panel</h3>
          <p>
            {letsGo
              ? "Pilothouse forgets it. The stack goes on in AWS, costs money, and nobody here watches it any more."
              : "Pilothouse forgets it. There is no stack; the audit keeps what was done."}
          </p>
          <div>
            <ActButton obstacle={obstacle} onClick={() => setAsked(true)}>
              {letsGo ? "Let the stack go and remove…" : "Remove from the panel…"}
            </ActButton>
          </div>
        </Stack>
      </Stack>
      {dialog}
      {asked ? (
        <RemoveDialog
          name={environment.name}
          letsGo={letsGo}
          isSending={remove.isPending}
          error={remove.error}
          onRemove={() => remove.mutate()}
          onDismiss={() => setAsked(false)}
        />
      ) : null}
    </PanelBox>
  );
}
