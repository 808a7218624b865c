import { useId } from "react";

import { counted } from "@/components/ui/counted";
import type { ArchitectureDiagram as Diagram } from "@/lib/catalog/architecture-layout";

import styles from "./architecture-diagram.module.css";
import { describeDiagram, placeDiagram, type PlacedNode } from "./diagram-geometry";
import { resourceTypeWords, spacedName } from "./resource-type-words";

const STRIPE = 6;
const LONGEST_NAME = 21; // what fits a box at its type size, in the widest of the fonts
const LONGEST_TYPE = 27;

const cut = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** The architecture as the template has it: networks, entry, compute and state, and who calls whom. Drawn on the server, in both themes. */
export function ArchitectureDiagram({ diagram, title }: { diagram: Diagram; title: string }) {
  const id = useId();
  const { width, height, internet, network, bands, nodes, arrows } = placeDiagram(diagram);
  const sentences = describeDiagram(diagram, spacedName);

  return (
    <figure style={{ margin: 0 }}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} role="group" aria-label={`Drawing: ${title}`} tabIndex={0}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline drawing follows the theme; an img would not */}
        <svg className={styles.drawing} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-words`}>
          <title id={`${id}-title`}>{title}</title>
          <defs>
            <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path className={styles.arrowHead} d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {network ? (
            <>
              <rect className={styles.network} x={network.x} y={network.y} width={network.width} height={network.height} rx={12} />
              <text className={styles.frameTitle} x={network.x + 12} y={network.y + 18}>
                Network
              </text>
            </>
          ) : null}
          {bands.map((band) => (
            <g key={band.title}>
              <rect className={styles.band} x={band.x} y={band.y} width={band.width} height={band.height} rx={8} />
              <text className={styles.frameTitle} x={band.x + 12} y={band.y + 18}>
                {band.title}
              </text>
            </g>
          ))}
          {internet ? (
            <g>
              <rect className={styles.node} {...internet} rx={internet.height / 2} />
              <text className={styles.name} x={internet.x + internet.width / 2} y={internet.y + internet.height / 2 + 5} textAnchor="middle">
                Internet
              </text>
            </g>
          ) : null}
          {arrows.map(({ key, path }) => (
            <path key={key} className={styles.arrow} d={path} markerEnd={`url(#${id}-head)`} />
          ))}
          {nodes.map((node) => (
            <DiagramNode key={node.logicalId} node={node} />
          ))}
        </svg>
      </div>
      <figcaption className={styles.words} id={`${id}-words`}>
        <details>
          <summary>The drawing in words</summary>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      </figcaption>
    </figure>
  );
}

function DiagramNode({ node }: { node: PlacedNode }) {
  const name = spacedName(node.logicalId);
  return (
    <g>
      {/* The whole of what may be cut short below, on hover. */}
      <title>{`${name}: ${resourceTypeWords(node.resourceType)}`}</title>
      <rect className={styles.node} x={node.x} y={node.y} width={node.width} height={node.height} rx={8} />
      <rect className={styles.stripe} data-column={node.column} x={node.x} y={node.y + 8} width={STRIPE} height={node.height - 16} rx={2} />
      <text className={styles.name} x={node.x + 18} y={node.y + 25}>
        {cut(name, LONGEST_NAME)}
      </text>
      <text className={styles.type} x={node.x + 18} y={node.y + 45}>
        {cut(resourceTypeWords(node.resourceType), LONGEST_TYPE)}
      </text>
      {node.zones > 0 ? (
        <text className={styles.type} x={node.x + 18} y={node.y + 63}>
          {node.zones === 1 ? "in one zone" : `across ${counted(node.zones, "zone")}`}
        </text>
      ) : null}
    </g>
  );
}
