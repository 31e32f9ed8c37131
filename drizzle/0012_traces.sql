ALTER TABLE "notices" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "traceparent" text;