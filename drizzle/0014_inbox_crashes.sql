ALTER TABLE "inbox" ADD COLUMN "faults" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "begun" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "crashes" integer DEFAULT 0 NOT NULL;