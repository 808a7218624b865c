import { useParameterName } from "@/components/catalog/parameter-labels";
import { formatDuration } from "@/components/ui/format-time";
import { PlainTable } from "@/components/ui/plain-table";
import type { ResourceChange } from "@/lib/releases/preview-view";

import { changeWords, type ChangeWords } from "./preview-words";
import { propertyChanges } from "./property-changes";
import type { TextDifference } from "./text-difference";
import styles from "./preview-changes.module.css";
import { valueDifferences } from "./value-differences";

const SIGN: Record<ChangeWords["tone"], string> = { add: "+", change: "~", keep: "◇", replace: "⟳", "may-replace": "⟳", remove: "−", unclear: "?" };
const WORST_FIRST: readonly ChangeWords["tone"][] = ["remove", "replace", "may-replace", "unclear", "change", "keep", "add"];

/** Every resource that a preview touches, worst first, then in order of dependency. */
export function PreviewChanges({ changes }: { changes: readonly ResourceChange[] }) {
  const rows = changes
    .map((change) => ({ change, words: changeWords(change) }))
    .sort((a, b) => WORST_FIRST.indexOf(a.words.tone) - WORST_FIRST.indexOf(b.words.tone) || a.change.level - b.change.level);
  if (rows.length === 0) return <p>No resource changes; only settings of the stack itself (outputs, tags) do.</p>;
  return (
    <div className={rows.length > 14 ? styles.frame : undefined}>
      <PlainTable
        stacks
        caption="Resources that change"
        columns={[{ header: "Resource" }, { header: "What happens" }, { header: changes.some(({ details }) => details.length > 0) ? "Why" : "Note" }, { header: "Usually takes", numeric: true }]}
        rows={rows.map(({ change, words }) => ({
          key: change.logicalId,
          cells: [
            <span key="resource">
              {change.logicalId}
              <span className={styles.type}>
                {change.resourceType}
                {change.holdsData ? ", holds data" : ""}
              </span>
            </span>,
            <span key="what" className={styles[words.tone]}>
              <span aria-hidden="true" className={styles.sign}>
                {SIGN[words.tone]}
              </span>
              {words.word}
            </span>,
            <ChangeDetails key="why" change={change} />,
            change.expectedSeconds < 1 ? "under 1 s" : formatDuration(change.expectedSeconds),
          ],
        }))}
      />
    </div>
  );
}

/** Values may be whole documents: only what differs in them is shown. */
function ValueChange({ before, after }: { before: string | null; after: string | null }) {
  return valueDifferences(before, after).map((difference) => (
    <span key={difference.path} className={styles.value}>
      {difference.path === "" ? null : <code>{difference.path} </code>}
      {difference.lines ? (
        <LineChanges difference={difference} />
      ) : (
        <>
          <del>{difference.from}</del> → <ins>{difference.to}</ins>
        </>
      )}
    </span>
  ));
}

function LineChanges({ difference: { lines, more } }: { difference: TextDifference }) {
  return (
    <span className={styles.lines}>
      {lines.map(({ kind, text }, place) =>
        // Lines have no names, and the list is never reordered.
        kind === "added" ? <ins key={place}>{`+ ${text}`}</ins> : <del key={place}>{`− ${text}`}</del>,
      )}
      {more > 0 ? <span className={styles.quiet}>and {more} more lines</span> : null}
    </span>
  );
}

function ChangeDetails({ change }: { change: ResourceChange }) {
  const nameOf = useParameterName();
  const properties = propertyChanges(change);
  if (properties.length === 0) return null;
  return (
    <ul className={styles.details}>
      {properties.map(({ path, before, after, causes, replaces }) => (
        <li key={path}>
          <code>{path}</code>
          {before !== null || after !== null ? (
            <>
              {" "}
              <ValueChange before={before} after={after} />
            </>
          ) : null}
          {causes.length > 0 ? <span className={styles.quiet}> because of {causes.map(nameOf).join(" and ")}</span> : null}
          {replaces === "yes" ? <span className={styles.quiet}>; forces a replacement</span> : null}
          {replaces === "perhaps" ? <span className={styles.quiet}>; may force a replacement</span> : null}
        </li>
      ))}
    </ul>
  );
}
