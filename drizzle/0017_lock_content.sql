-- Holds the content first: what points at it, or stops to, in a transaction that is under way is waited for, and seen.
CREATE OR REPLACE FUNCTION "chat"."drop_content"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM FROM chat.contents c WHERE c.hash = old.hash FOR UPDATE;
	DELETE FROM chat.contents c WHERE c.hash = old.hash AND NOT EXISTS (SELECT FROM chat.files f WHERE f.hash = old.hash);
	RETURN NULL;
END $$;
