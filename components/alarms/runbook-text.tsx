import { ExternalLink } from "@/components/ui/external-link";

import styles from "./alarms.module.css";

const ADDRESS = /(https?:\/\/[^\s<>"'()]+)/;

/** What the alarm's description says, as text; an address in it opens as a link. */
export function RunbookText({ text }: { text: string }) {
  return (
    <p className={styles.words}>
      {text.split(ADDRESS).map((part, index) =>
        // Parts of a text never change places.
        // oxlint-disable-next-line react/no-array-index-key
        index % 2 === 1 ? <ExternalLink key={index} href={part}>{part}</ExternalLink> : part,
      )}
    </p>
  );
}
