ALTER TABLE "appeals" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
CREATE INDEX "appeals_joined" ON "appeals" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "appeals_alike" ON "appeals" USING btree ("category","submitted_at") WHERE status in ('submitted', 'in_progress', 'need_info', 'disputed', 'long_term');