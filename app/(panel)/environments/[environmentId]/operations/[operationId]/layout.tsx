import type { ReactNode } from "react";

import { operationOf } from "./operation-of-page";

type Params = { params: Promise<{ environmentId: string; operationId: string }> };

/** Asked before the page's skeleton goes out: after that, "not found" could no longer be the answer's status. */
export default async function OperationLayout({ params, children }: Params & { children: ReactNode }) {
  await operationOf(params);
  return children;
}
