import { counted } from "@/components/ui/counted";

import type { TemplateDiff } from "./template-diff";
import styles from "./template-diff-view.module.css";

const SIGN = { same: " ", added: "+", removed: "−" } as const;
const SAID = { same: "", added: "added: ", removed: "removed: " } as const;

/** The changed lines of a template, each with its numbers before and after. */
export function TemplateDiffView({ diff }: { diff: TemplateDiff }) {
  if (diff.hunks.length === 0) return <p>The templates are the same.</p>;
  return (
    <>
      <p className={styles.counts}>
        {counted(diff.added, "line")} added, {diff.removed} removed
      </p>
      {/* A frame that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.frame} aria-label="Changed lines of the template" tabIndex={0}>
        {diff.hunks.map(({ key, lines }) => (
          <table key={key} className={styles.hunk}>
            <tbody>
              {lines.map(({ kind, text, beforeLine, afterLine }) => (
                <tr key={`${beforeLine ?? ""}:${afterLine ?? ""}`} className={styles[kind]}>
                  <td className={styles.number}>{beforeLine}</td>
                  <td className={styles.number}>{afterLine}</td>
                  <td className={styles.sign} aria-hidden="true">
                    {SIGN[kind]}
                  </td>
                  <td>
                    <code>
                      <span className="ph-visually-hidden">{SAID[kind]}</span>
                      {text}
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </section>
    </>
  );
}
