"use client";

import { Component, type ReactNode } from "react";

import { WidgetNotice } from "./widget-notice";

/** Keeps an error in drawing one widget inside its frame; the page lives. Another `key` is another try. */
export class WidgetBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError = (): { hasFailed: boolean } => ({ hasFailed: true });

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <WidgetNotice tone="error" word="Not drawn">
        Drawing this widget failed; the others are not affected. If it stays after reloading, tell an administrator which dashboard and widget it is.
      </WidgetNotice>
    );
  }
}
