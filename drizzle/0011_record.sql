CREATE TABLE "conduct_checkpoints" (
	"no" integer PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"upto" bigint NOT NULL,
	"events" integer NOT NULL,
	"digest" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "conduct_checkpoints_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "conduct_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"n" bigserial NOT NULL,
	"report_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"sealed" text,
	"salt" text,
	"digest" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "conduct_events_n_unique" UNIQUE("n")
);
--> statement-breakpoint
CREATE TABLE "admin_acts" (
	"seq" integer PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"actor_id" uuid,
	"subject" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_reads" (
	"appeal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"day" text NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "case_reads_appeal_id_person_id_day_pk" PRIMARY KEY("appeal_id","person_id","day")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"no" integer PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"upto" bigint NOT NULL,
	"events" integer NOT NULL,
	"cases" integer NOT NULL,
	"digest" text NOT NULL,
	"acts" integer NOT NULL,
	"acts_head" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "checkpoints_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "log_heads" (
	"log" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeal_events" DROP CONSTRAINT "appeal_events_appeal_id_appeals_id_fk";
--> statement-breakpoint
-- digest, previous and hash become NOT NULL once the events that are there are chained: src/record/begin-chain.ts.
ALTER TABLE "appeal_events" ADD COLUMN "n" bigserial NOT NULL;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "appeal_events" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "head" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "events" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conduct_reports" ADD COLUMN "head" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conduct_reports" ADD COLUMN "events" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "conduct_events_report_id_seq_index" ON "conduct_events" USING btree ("report_id","seq");--> statement-breakpoint
CREATE INDEX "admin_acts_subject_index" ON "admin_acts" USING btree ("subject");--> statement-breakpoint
ALTER TABLE "appeal_events" ADD CONSTRAINT "appeal_events_n_unique" UNIQUE("n");--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log % is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
-- A payload whose time is over may be erased, once: nothing else of its row changes, and the chain holds.
CREATE FUNCTION "keep_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.salt IS NULL
    AND NEW.data = jsonb_build_object('type', OLD.type)
    AND to_jsonb(NEW) - ARRAY['data', 'salt', 'erased_at'] = to_jsonb(OLD) - ARRAY['data', 'salt', 'erased_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the log % is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE FUNCTION "keep_conduct_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed IS NOT NULL AND NEW.sealed IS NULL AND NEW.salt IS NULL
    AND to_jsonb(NEW) - ARRAY['sealed', 'salt'] = to_jsonb(OLD) - ARRAY['sealed', 'salt'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the log % is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE ON "appeal_events" FOR EACH ROW EXECUTE FUNCTION "keep_event"();--> statement-breakpoint
CREATE TRIGGER "append_only" BEFORE UPDATE ON "conduct_events" FOR EACH ROW EXECUTE FUNCTION "keep_conduct_event"();--> statement-breakpoint
DO $$
DECLARE log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['admin_acts', 'checkpoints', 'conduct_checkpoints'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', log);
  END LOOP;
  FOREACH log IN ARRAY ARRAY['appeal_events', 'conduct_events', 'admin_acts', 'checkpoints', 'conduct_checkpoints'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', log);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', log);
  END LOOP;
END $$;
