"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useQuery } from "@tanstack/react-query";

import { Moment } from "@/components/ui/moment";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { auditVerificationQuery } from "@/lib/audit/queries";
import type { AuditVerification } from "@/lib/audit/audit-view";

/** For administrators: computes the chain of hashes anew and says whether every row is as it was written. */
export function ChainVerification() {
  const { data, error, isFetching, refetch } = useQuery({ ...auditVerificationQuery(), enabled: false });
  return (
    <div>
      <Button loading={isFetching} loadingText="Checking every row" onClick={() => void refetch()}>
        Verify the whole audit
      </Button>
      <div aria-live="polite" style={{ marginBlockStart: 8 }}>
        <ProblemAlert error={error} />
        {data && !error ? <Finding finding={data} /> : null}
      </div>
    </div>
  );
}

function Finding({ finding }: { finding: AuditVerification }) {
  switch (finding.state) {
    case "intact":
      return (
        <Alert type="success" header={`All ${finding.rows.toLocaleString("en")} rows are as they were written`}>
          Checked <Moment iso={finding.checkedAt} precision="second" />.{" "}
          {finding.head ? (
            <>
              Newest row {finding.head.id} has the hash <code style={{ overflowWrap: "anywhere" }}>{finding.head.hash}</code>. Note it elsewhere: rows cut off at the end show only by comparing it.
            </>
          ) : null}
        </Alert>
      );
    case "broken":
      return (
        <Alert type="error" header={`Row ${finding.firstBroken.id} is not as it was written`}>
          {finding.firstBroken.what === "content" ? "Its content was changed." : "A row before it was changed or removed."} It is dated <Moment iso={finding.firstBroken.at} precision="second" />; whatever
          follows it cannot be relied on.
        </Alert>
      );
  }
}
