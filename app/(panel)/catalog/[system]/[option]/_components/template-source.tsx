import { ButtonLink } from "@/components/ui/button-link";
import { PanelBox } from "@/components/ui/panel-box";
import type { OptionView } from "@/lib/catalog/catalog-views";

import styles from "./template-source.module.css";

/** The template itself: it launches without Pilothouse too. */
export function TemplateSource({ view, body }: { view: OptionView; body: string }) {
  const file = view.templateFile.split("/").at(-1) ?? view.templateFile;
  return (
    <PanelBox
      title="Template"
      note={`${file}, ${view.templateBytes.toLocaleString("en")} bytes, SHA-256 ${view.templateHash.slice(0, 12)}…; needs ${view.capabilities.length === 0 ? "no capability" : view.capabilities.join(", ")}.`}
      actions={
        <ButtonLink download href={`/api/v1/catalog/${view.system}/${view.option}/template`}>
          Download {file}
        </ButtonLink>
      }
    >
      <details className={styles.source}>
        <summary>Show the source</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} role="group" aria-label={`Source of ${file}`}>
          {body}
        </pre>
      </details>
    </PanelBox>
  );
}
