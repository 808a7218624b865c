ALTER TABLE "preview" ALTER COLUMN "expected_seconds" DROP NOT NULL;
