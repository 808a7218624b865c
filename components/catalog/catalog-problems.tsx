import { counted } from "@/components/ui/counted";
import type { CatalogProblem } from "@/lib/catalog/catalog-problem";

import styles from "./catalog-problems.module.css";

/** Mistakes in the catalogue's files, each with its place and what would be right. Nothing where there are none. */
export function CatalogProblems({ problems }: { problems: readonly CatalogProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className={styles.problems} aria-label="Mistakes in the catalogue's files">
      <h2 className={styles.title}>
        <span aria-hidden="true">▲ </span>
        {counted(problems.length, "mistake")} in the catalogue’s files
      </h2>
      <p>What they touch is left out; the rest works. Correct the file and reload.</p>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={`${problem.file}:${problem.line}:${problem.column} ${problem.message}`}>
            <code>
              cfn-templates/{problem.file}:{problem.line}:{problem.column}
            </code>{" "}
            {problem.message}
            {problem.expected ? <div className={styles.expected}>Expected: {problem.expected}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
