CREATE TABLE "conduct_causes" (
	"mark" text PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conduct_messages" (
	"mark" text PRIMARY KEY NOT NULL,
	"thread" text NOT NULL,
	"sealed" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conduct_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conduct_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text NOT NULL,
	"sealed" text NOT NULL,
	"open" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"claimed_until" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conduct_reports_no_unique" UNIQUE("no")
);
--> statement-breakpoint
CREATE INDEX "conduct_messages_thread_index" ON "conduct_messages" USING btree ("thread");--> statement-breakpoint
CREATE INDEX "conduct_messages_at_index" ON "conduct_messages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "conduct_notices_not_before_index" ON "conduct_notices" USING btree ("not_before");--> statement-breakpoint
CREATE INDEX "conduct_reports_due_at_index" ON "conduct_reports" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "conduct_open" ON "conduct_reports" USING btree ("created_at") WHERE open;