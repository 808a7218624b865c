import styles from "./skeleton.module.css";
import { Stack } from "./stack";

/** The room that something will take; as high as the thing itself, so that nothing moves when it arrives. */
export function Bone({ height, width = "100%" }: { height: number; width?: number | string }) {
  return <div className={styles.bone} style={{ height, width, maxWidth: "100%" }} aria-hidden="true" />;
}

/** A page that is being read: its head, then boxes of the given heights in pixels. */
export function PageSkeleton({ boxes }: { boxes: readonly number[] }) {
  return (
    <output style={{ display: "block" }} aria-label="Loading">
      <Stack>
        <Bone height={30} width={260} />
        <Bone height={24} width={480} />
        {boxes.map((height, index) => (
          // Bones have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Bone key={index} height={height} />
        ))}
      </Stack>
    </output>
  );
}
