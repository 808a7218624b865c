CREATE TABLE "maintenance_setting" (
    "environment_id" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "due_rules" JSONB NOT NULL,
    "responsible" TEXT NOT NULL DEFAULT '',
    "counts_from" DATE,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "maintenance_setting_pkey" PRIMARY KEY ("environment_id")
);

CREATE TABLE "maintenance_extra_task" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "evidence" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "maintenance_extra_task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_evidence" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "task_key" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "gathered_by" TEXT NOT NULL,
    "gathered_at" TIMESTAMPTZ(3) NOT NULL,
    "answers" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "maintenance_evidence_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_sign_off" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "task_key" TEXT NOT NULL,
    "task_title" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "evidence_id" UUID,
    "by_hand" JSONB NOT NULL DEFAULT '[]',
    "signed_by" TEXT NOT NULL,
    "signed_by_id" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "corrects" UUID,

    CONSTRAINT "maintenance_sign_off_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_follow_up" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT,

    CONSTRAINT "maintenance_follow_up_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "maintenance_overdue" (
    "environment_id" UUID NOT NULL,
    "task_key" TEXT NOT NULL,
    "instance" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "maintenance_overdue_pkey" PRIMARY KEY ("environment_id","task_key","instance")
);

CREATE TABLE "rehearsal" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "failing" BOOLEAN NOT NULL,
    "from_release" INTEGER NOT NULL,
    "harmless_release" INTEGER,
    "deploy_operation_id" UUID,
    "rollback_operation_id" UUID,
    "deploy_seconds" INTEGER,
    "rollback_seconds" INTEGER,
    "reason" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "started_by" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "maintenance_extra_task_environment_id_key_key" ON "maintenance_extra_task"("environment_id", "key");
CREATE INDEX "maintenance_evidence_environment_id_task_key_instance_gathe_idx" ON "maintenance_evidence"("environment_id", "task_key", "instance", "gathered_at");
CREATE UNIQUE INDEX "maintenance_sign_off_corrects_key" ON "maintenance_sign_off"("corrects");
CREATE INDEX "maintenance_sign_off_environment_id_period_instance_idx" ON "maintenance_sign_off"("environment_id", "period", "instance");
CREATE INDEX "maintenance_follow_up_environment_id_done_at_due_on_idx" ON "maintenance_follow_up"("environment_id", "done_at", "due_on");
CREATE INDEX "rehearsal_environment_id_started_at_idx" ON "rehearsal"("environment_id", "started_at");

ALTER TABLE "maintenance_sign_off" ADD CONSTRAINT "maintenance_sign_off_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "maintenance_evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "maintenance_follow_up" ADD CONSTRAINT "maintenance_follow_up_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "maintenance_sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.

-- One word on each instance; whoever comes second corrects the first or is refused.
CREATE UNIQUE INDEX "maintenance_sign_off_first" ON "maintenance_sign_off"("environment_id", "task_key", "instance") WHERE "corrects" IS NULL;
CREATE UNIQUE INDEX "rehearsal_at_work" ON "rehearsal"("environment_id") WHERE "ended_at" IS NULL;

CREATE TRIGGER "maintenance_sign_off_append_only" BEFORE UPDATE OR DELETE ON "maintenance_sign_off" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "maintenance_sign_off_no_truncate" BEFORE TRUNCATE ON "maintenance_sign_off" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
-- Evidence is kept as it was. The foreign key keeps what somebody signed on; the rest may be forgotten.
CREATE TRIGGER "maintenance_evidence_is_immutable" BEFORE UPDATE ON "maintenance_evidence" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
