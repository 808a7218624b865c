import type { Template } from "@/lib/catalog/template";

import type { StackNow } from "./find-stack-now";
import type { ReleaseRecord } from "./release-repository";

/** What a preview is made from: the stack as AWS has it now, and the release it would run. `template` null: cannot be read. */
export type PreviewSource = { stack: StackNow; release: ReleaseRecord; body: string; template: Template | null };
