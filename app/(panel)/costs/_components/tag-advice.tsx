const COMMAND = "aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=pilothouse:environment,Status=Active";

/** How the tag that tells environments apart is made part of the bill. */
export function TagAdvice({ isOpen }: { isOpen: boolean }) {
  return (
    <details open={isOpen} style={{ marginBlockStart: 12 }}>
      <summary>How to activate the tag pilothouse:environment</summary>
      <p>
        In the management account, open the Billing console, choose Cost allocation tags, look for <code>pilothouse:environment</code> and activate it; or run
      </p>
      <pre style={{ overflowX: "auto" }}>
        <code>{COMMAND}</code>
      </pre>
      <p>The tag is listed up to a day after its first use, and counts from its activation on: what was billed before stays untagged.</p>
    </details>
  );
}
