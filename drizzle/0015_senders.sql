CREATE TABLE "senders" (
	"bot_id" bigint NOT NULL,
	"lane" bigint NOT NULL,
	"full_at" timestamp with time zone NOT NULL,
	"closed" boolean NOT NULL,
	CONSTRAINT "senders_bot_id_lane_pk" PRIMARY KEY("bot_id","lane")
);
