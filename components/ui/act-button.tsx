"use client";

import Button, { type ButtonProps } from "@cloudscape-design/components/button";

type ActButtonProps = Omit<ButtonProps, "disabled" | "disabledReason"> & {
  /** Why it cannot be pressed now, in a sentence; undefined: it can. */
  obstacle: string | undefined;
};

/** A button that, where it cannot be pressed, stays in reach and says why. */
export function ActButton({ obstacle, ...button }: ActButtonProps) {
  return <Button {...button} disabled={obstacle !== undefined} disabledReason={obstacle} />;
}
