CREATE SCHEMA "chat";
--> statement-breakpoint
CREATE TABLE "appeal_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appeal_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor_id" uuid,
	"relation" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cause" text NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "appeal_events_cause_unique" UNIQUE("cause")
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"no" text,
	"enterprise_id" uuid NOT NULL,
	"filed_by" uuid NOT NULL,
	"owner_id" uuid,
	"status" text NOT NULL,
	"category" text,
	"grade" text NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"level" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"policy_version" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "appeals_no_unique" UNIQUE("no")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"appeal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"shown" text DEFAULT '' NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cards_appeal_id_person_id_pk" PRIMARY KEY("appeal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "counters_series_year_pk" PRIMARY KEY("series","year")
);
--> statement-breakpoint
CREATE TABLE "dialogs" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"form" text NOT NULL,
	"appeal_id" uuid,
	"step" text NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"memo" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cause" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"message_id" bigint,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appeal_id" uuid NOT NULL,
	"event_id" uuid,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_id" text NOT NULL,
	"unique_id" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"mime" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"appeal_id" uuid,
	"event_id" uuid,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"manner" text NOT NULL,
	"audience" text DEFAULT 'staff' NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"claimed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"chat_id" bigint,
	"message_id" bigint,
	"why" text
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"version" text PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "said" (
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"appeal_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "said_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appeal_id" uuid,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "chat"."bots" (
	"id" bigint PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"last_update_id" bigint DEFAULT 0 NOT NULL,
	"allowed_updates" text[],
	"webhook" jsonb,
	"commands" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"profile" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "bots_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "chat"."dialogs" (
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"last_message_id" bigint DEFAULT 0 NOT NULL,
	"read_up_to" bigint DEFAULT 0 NOT NULL,
	"reply_keyboard" jsonb,
	"started_at" timestamp with time zone,
	"blocked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "dialogs_bot_id_user_id_pk" PRIMARY KEY("bot_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "chat"."events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"event" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat"."files" (
	"file_id" text PRIMARY KEY NOT NULL,
	"unique_id" text NOT NULL,
	"bot_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"mime" text NOT NULL,
	"size" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"duration" integer,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat"."messages" (
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"from_bot" boolean NOT NULL,
	"message" jsonb NOT NULL,
	"sealed" boolean DEFAULT false NOT NULL,
	"file_id" text,
	"sent_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	"client_id" text,
	CONSTRAINT "messages_bot_id_user_id_message_id_pk" PRIMARY KEY("bot_id","user_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "chat"."presses" (
	"id" text PRIMARY KEY NOT NULL,
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"pressed_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "chat"."sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat"."updates" (
	"bot_id" bigint NOT NULL,
	"update_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"update" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "updates_bot_id_update_id_pk" PRIMARY KEY("bot_id","update_id")
);
--> statement-breakpoint
CREATE TABLE "chat"."users" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language_code" text DEFAULT 'zh' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"bound_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"unreachable_at" timestamp with time zone,
	"unreachable_why" text,
	"busy_until" timestamp with time zone,
	"hold_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"enterprise_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "contacts_enterprise_id_person_id_pk" PRIMARY KEY("enterprise_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"grid" text NOT NULL,
	"park" text DEFAULT '' NOT NULL,
	"industry" text DEFAULT '' NOT NULL,
	"size" text DEFAULT '' NOT NULL,
	"employees" integer,
	"cadre_id" uuid,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "enterprises_uscc_unique" UNIQUE("uscc")
);
--> statement-breakpoint
CREATE TABLE "entry_steps" (
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"step" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"uscc" text DEFAULT '' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"cause" text NOT NULL,
	"message_id" bigint,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entry_steps_bot_id_user_id_pk" PRIMARY KEY("bot_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "grids" (
	"name" text PRIMARY KEY NOT NULL,
	"cadre_id" uuid
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"enterprise_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint,
	"revoked_at" timestamp with time zone,
	"replaces" boolean DEFAULT false NOT NULL,
	CONSTRAINT "invitations_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "invite_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bot_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"approved" boolean,
	"reason" text DEFAULT '' NOT NULL,
	"decided_cause" text
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"name" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"deputy_id" uuid,
	"locale" text DEFAULT 'zh' NOT NULL,
	"muted" boolean DEFAULT false NOT NULL,
	"phone_shown" boolean DEFAULT false NOT NULL,
	"leave_from" timestamp with time zone,
	"leave_until" timestamp with time zone,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_phone_unique" UNIQUE("phone")
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"appeal_id" uuid,
	"enterprise_id" uuid NOT NULL,
	"what" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"bot_id" bigint NOT NULL,
	"update_id" bigint NOT NULL,
	"lane" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "inbox_bot_id_update_id_pk" PRIMARY KEY("bot_id","update_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appeal_events" ADD CONSTRAINT "appeal_events_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_filed_by_people_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "said" ADD CONSTRAINT "said_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timers" ADD CONSTRAINT "timers_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat"."messages" ADD CONSTRAINT "messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "chat"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "chat"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_grid_grids_name_fk" FOREIGN KEY ("grid") REFERENCES "public"."grids"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_cadre_id_people_id_fk" FOREIGN KEY ("cadre_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grids" ADD CONSTRAINT "grids_cadre_id_people_id_fk" FOREIGN KEY ("cadre_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reads" ADD CONSTRAINT "reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reads" ADD CONSTRAINT "reads_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_events_appeal_id_seq_index" ON "appeal_events" USING btree ("appeal_id","seq");--> statement-breakpoint
CREATE INDEX "appeals_enterprise_id_status_index" ON "appeals" USING btree ("enterprise_id","status");--> statement-breakpoint
CREATE INDEX "appeals_owner_id_status_index" ON "appeals" USING btree ("owner_id","status");--> statement-breakpoint
CREATE INDEX "appeals_filed_by_index" ON "appeals" USING btree ("filed_by");--> statement-breakpoint
CREATE INDEX "appeals_status_due_at_index" ON "appeals" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "appeals_submitted_at_index" ON "appeals" USING btree ("submitted_at");--> statement-breakpoint
CREATE INDEX "appeals_late" ON "appeals" USING btree ("level","due_at") WHERE level >= 2;--> statement-breakpoint
CREATE INDEX "appeals_proposed" ON "appeals" USING btree ("due_at") WHERE jsonb_typeof(state -> 'proposal') = 'object';--> statement-breakpoint
CREATE INDEX "appeals_ordered" ON "appeals" USING btree ("owner_id") WHERE jsonb_path_exists(state, '$.orders[*] ? (@.closedAt == null)');--> statement-breakpoint
CREATE INDEX "cards_chat_id_message_id_index" ON "cards" USING btree ("chat_id","message_id");--> statement-breakpoint
CREATE INDEX "files_appeal_id_index" ON "files" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "notices_open" ON "notices" USING btree ("not_before") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","seq") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notices_sent" ON "notices" USING btree ("person_id","sent_at") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "notices_message" ON "notices" USING btree ("chat_id","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "notices_appeal_id_index" ON "notices" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "notices_told" ON "notices" USING btree ("person_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("event_id","person_id","kind");--> statement-breakpoint
CREATE INDEX "said_appeal_id_index" ON "said" USING btree ("appeal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "timers_kind" ON "timers" USING btree ("appeal_id","kind");--> statement-breakpoint
CREATE INDEX "timers_due_at_index" ON "timers" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "events_user_id_seq_index" ON "chat"."events" USING btree ("user_id","seq");--> statement-breakpoint
CREATE INDEX "files_bot_id_unique_id_index" ON "chat"."files" USING btree ("bot_id","unique_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_user_id_bot_id_client_id_index" ON "chat"."messages" USING btree ("user_id","bot_id","client_id");--> statement-breakpoint
CREATE INDEX "messages_user_id_file_id_index" ON "chat"."messages" USING btree ("user_id","file_id");--> statement-breakpoint
CREATE INDEX "updates_bot_id_user_id_update_id_index" ON "chat"."updates" USING btree ("bot_id","user_id","update_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_user" ON "accounts" USING btree ("bot_id","user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_person" ON "accounts" USING btree ("bot_id","person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "contacts_person_id_index" ON "contacts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitations_person_id_index" ON "invitations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invite_attempts_bot_id_user_id_at_index" ON "invite_attempts" USING btree ("bot_id","user_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invite_requests_open" ON "invite_requests" USING btree ("bot_id","user_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "reads_enterprise_id_at_index" ON "reads" USING btree ("enterprise_id","at");--> statement-breakpoint
CREATE INDEX "inbox_open" ON "inbox" USING btree ("lane","update_id") WHERE done_at is null;