import "server-only";

import type { StoredToken } from "@/lib/auth/server/api-token-repository";

import type { TokenView } from "../own-account-view";

export const toTokenView = ({ person, ...token }: StoredToken): TokenView => ({
  ...token,
  owner: person?.name ?? null,
  createdAt: token.createdAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  expiresAt: token.expiresAt?.toISOString() ?? null,
});
