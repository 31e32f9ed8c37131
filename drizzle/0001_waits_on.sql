DROP INDEX "appeals_proposed";--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "waits_on" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "appeals_waits_on" ON "appeals" USING gin ("waits_on");