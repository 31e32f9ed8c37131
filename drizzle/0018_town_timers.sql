-- The town's own two timers get ids of version 0: no id that is drawn is the same.
UPDATE "timers" SET "id" = replace("id"::text, '-4000-8000-', '-0000-0000-')::uuid
  WHERE "id" IN ('00000000-0000-4000-8000-000000000365', '00000000-0000-4000-8000-000000000845') AND "appeal_id" IS NULL;
