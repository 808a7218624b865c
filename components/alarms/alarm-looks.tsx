"use client";

import Alert from "@cloudscape-design/components/alert";

import { Ago } from "@/components/ui/ago";
import type { AlarmLook } from "@/lib/alarms/alarm-view";

/** Where AWS could not be asked: what is shown of that account is as old as it says. Nothing where all answered. */
export function AlarmLooks({ looks }: { looks: readonly AlarmLook[] }) {
  const failed = looks.filter(({ problem }) => problem !== null);
  if (failed.length === 0) return null;
  return (
    <Alert type="warning" header={failed.length === 1 ? "Alarms of one account could not be asked for" : `Alarms of ${failed.length} accounts and regions could not be asked for`}>
      <ul>
        {failed.map(({ accountId, accountName, region, answeredAt, problem }) => (
          <li key={`${accountId} ${region}`}>
            {accountName}, {region}: {problem}{" "}
            {answeredAt ? (
              <>
                What is shown is as AWS told it <Ago iso={answeredAt} suffix=" ago" />.
              </>
            ) : (
              "It has never answered."
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
