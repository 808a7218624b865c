/** What changed, in words. */
export function ReleaseChangeList({ sentences, none }: { sentences: readonly string[]; none: string }) {
  if (sentences.length === 0) return <p style={{ color: "var(--ph-text-quiet)" }}>{none}</p>;
  return (
    <ul style={{ margin: "4px 0", paddingInlineStart: 18 }}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
