import { counted } from "@/components/ui/counted";

/** What was put right or left out while reading a dashboard's body. Nothing where all was as it should be. */
export function Remarks({ remarks }: { remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <details>
      <summary>{counted(remarks.length, "remark")} on reading its body</summary>
      <ul>
        {[...new Set(remarks)].map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </details>
  );
}
