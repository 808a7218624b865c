"use client";

import { isValidElement, type ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";

import { ExternalLink } from "@/components/ui/external-link";
import { PlainTable } from "@/components/ui/plain-table";

import { splitMarkdownTables } from "./markdown-tables";
import { linkLook, safeLink } from "./text-links";
import styles from "./text-view.module.css";

/** What stands between a link's brackets, as text. */
function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : "";
}

function TextLink({ href, children }: { href: string | null; children: ReactNode }) {
  const text = textOf(children);
  const look = linkLook(text);
  if (href === null) return <span title="This link leads to nothing that a page may open.">{look.label}</span>;
  if (look.kind === "link") return <ExternalLink href={href}>{children}</ExternalLink>;
  return (
    <span className={look.isPrimary ? styles.primary : styles.button}>
      <ExternalLink href={href}>{look.label}</ExternalLink>
    </span>
  );
}

const COMPONENTS: Components = {
  a: ({ href, children }) => <TextLink href={safeLink(href)}>{children}</TextLink>,
  // Loading it would tell somebody else's server who looks at this dashboard, and when.
  img: ({ src, alt }) => {
    const address = safeLink(typeof src === "string" ? src : null);
    const label = `${alt || "Picture"} (not loaded)`;
    return address ? <ExternalLink href={address}>{label}</ExternalLink> : <span>{label}</span>;
  },
  // The page has one heading of the first level, and the widget's title is one of the third.
  h1: ({ children }) => <h4 className={styles.first}>{children}</h4>,
  h2: ({ children }) => <h4 className={styles.second}>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
};

/** Markdown as CloudWatch draws it, with tables, but without HTML: a tag is shown as the text that it is. */
export function TextMarkdown({ markdown }: { markdown: string }) {
  return (
    <div className={styles.text}>
      {splitMarkdownTables(markdown).map((part, index) =>
        part.kind === "markdown" ? (
          // Parts of one text have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Flow key={index}>{part.text}</Flow>
        ) : (
          <PlainTable
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            caption="Table of the text"
            columns={part.header.map((header) => ({ header: <Flow>{header}</Flow> }))}
            rows={part.rows.map((cells, row) => ({ key: String(row), cells: cells.map((cell, column) => <Flow key={`${column} ${cell}`}>{cell}</Flow>) }))}
          />
        ),
      )}
    </div>
  );
}

/** The links' own rule decides where they may lead; the library's would empty them before. */
const Flow = ({ children }: { children: string }) => (
  <ReactMarkdown components={COMPONENTS} urlTransform={(url) => url}>
    {children}
  </ReactMarkdown>
);
