import type { ReactNode } from "react";

/** A link out of the panel: it opens beside it and says so. `about` completes its words for who only hears them: "Open Database". */
export function ExternalLink({ href, about, children }: { href: string; about?: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" style={{ overflowWrap: "anywhere" }}>
      {children}
      <span className="ph-visually-hidden">{about ? ` ${about}` : ""} (opens in a new tab)</span>
    </a>
  );
}
