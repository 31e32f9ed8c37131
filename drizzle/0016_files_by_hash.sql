CREATE TABLE "chat"."contents" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat"."pieces" (
	"hash" text NOT NULL,
	"n" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "pieces_hash_n_pk" PRIMARY KEY("hash","n")
);
--> statement-breakpoint
ALTER TABLE "chat"."files" ADD COLUMN "user_id" bigint;--> statement-breakpoint
ALTER TABLE "chat"."files" ADD COLUMN "hash" text;--> statement-breakpoint
UPDATE "chat"."files" SET "hash" = encode(sha256("bytes"), 'hex');--> statement-breakpoint
INSERT INTO "chat"."contents" ("hash", "size") SELECT DISTINCT "hash", "size" FROM "chat"."files";--> statement-breakpoint
INSERT INTO "chat"."pieces" ("hash", "n", "bytes")
SELECT f."hash", n, substring(f."bytes" FROM n * 262144 + 1 FOR 262144)
FROM (SELECT DISTINCT ON ("hash") "hash", "bytes" FROM "chat"."files") f,
	generate_series(0, greatest(0, (length(f."bytes") - 1) / 262144)) n;--> statement-breakpoint
ALTER TABLE "chat"."files" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "chat"."pieces" ADD CONSTRAINT "pieces_hash_contents_hash_fk" FOREIGN KEY ("hash") REFERENCES "chat"."contents"("hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat"."files" ADD CONSTRAINT "files_hash_contents_hash_fk" FOREIGN KEY ("hash") REFERENCES "chat"."contents"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_hash_index" ON "chat"."files" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "files_user_id_created_at_index" ON "chat"."files" USING btree ("user_id","created_at");--> statement-breakpoint
ALTER TABLE "chat"."files" DROP COLUMN "bytes";--> statement-breakpoint
-- What nobody points at any more goes; its pieces go with it.
CREATE FUNCTION "chat"."drop_content"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM chat.contents c WHERE c.hash = old.hash AND NOT EXISTS (SELECT FROM chat.files f WHERE f.hash = old.hash);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "drop_content" AFTER DELETE ON "chat"."files" FOR EACH ROW EXECUTE FUNCTION "chat"."drop_content"();
