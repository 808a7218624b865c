CREATE TABLE "account_quotas" (
  "account_id" UUID NOT NULL,
  "region" TEXT NOT NULL,
  "limits" JSONB NOT NULL,
  "limits_at" TIMESTAMPTZ(3) NOT NULL,
  "in_use" JSONB NOT NULL,
  "in_use_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "account_quotas_pkey" PRIMARY KEY ("account_id", "region"),
  CONSTRAINT "account_quotas_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account_connection"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
