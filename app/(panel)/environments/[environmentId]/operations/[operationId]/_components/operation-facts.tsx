import { FactList } from "@/components/ui/fact-list";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import type { OperationView } from "@/lib/releases/operation-view";

/** Who asked for what and why, and under which names AWS knows it. */
export function OperationFacts({ operation, releaseNote }: { operation: OperationView; /** Of its release; null: it has none. */ releaseNote: string | null }) {
  const { requestedBy, requestedAt, confirmedBy, confirmedAt, cancelRequestedBy, cancelRequestedAt, endedAt, reason, release, fromRelease } = operation;
  return (
    <PanelBox title="About this operation">
      <FactList
        facts={[
          // Who wrote a note with the release has given the reason there.
          ...(reason === null && releaseNote !== null ? [] : [["Reason", reason ?? "none given"] as const]),
          ...(releaseNote === null ? [] : [["Note of the release", releaseNote] as const]),
          ["Release", release === null ? "none" : fromRelease === null || fromRelease === release ? String(release) : `${fromRelease} → ${release}`],
          ["Asked for", <By key="asked" who={requestedBy} iso={requestedAt} />],
          ...(confirmedAt ? [["Preview confirmed", <By key="confirmed" who={confirmedBy ?? "by itself"} iso={confirmedAt} />] as const] : []),
          ...(cancelRequestedAt ? [["Cancelled", <By key="cancelled" who={cancelRequestedBy ?? "somebody"} iso={cancelRequestedAt} />] as const] : []),
          ...(endedAt ? [["Ended", <Moment key="ended" iso={endedAt} precision="second" />] as const] : []),
          ["Stack", operation.stackName],
          ["Stack status", operation.stackStatus ?? "no stack"],
          ...(operation.asOf ? [["AWS said so", <Moment key="as-of" iso={operation.asOf} precision="second" />] as const] : []),
        ]}
      />
    </PanelBox>
  );
}

function By({ who, iso }: { who: string; iso: string }) {
  return (
    <>
      {who}, <Moment iso={iso} precision="second" />
    </>
  );
}
