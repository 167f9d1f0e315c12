-- What of a provisioning record follows from the rest of it: what came of the request, and the words that it is found
-- by. By a trigger and not as generated columns, whose expressions are read and planned anew in every statement
-- (docs/decisions/0054), as the condition of a trigger is. A look-up has no words, and came to nothing but "ok", the
-- default.
CREATE FUNCTION rollcall.complete_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.operation = 'read' THEN
    RETURN NEW;
  END IF;
  NEW.result := CASE
    WHEN NEW.status >= 400 THEN 'failed'
    WHEN NEW.effect ? 'withheld' THEN 'pending'
    WHEN NEW.effect ? 'missing' THEN 'incomplete'
    ELSE 'ok'
  END;
  -- Names, user name, address, and what was answered. Each word begins with the end of the organization's id, so that
  -- nothing of anybody else's is found by it. Cut, since a word of PostgreSQL's has at most 2,046 bytes.
  NEW.words := replace(
    ' ' || btrim(regexp_replace(lower(
      left(coalesce(NEW.resource_name, ''), 400) || ' ' || left(coalesce(NEW.user_name, ''), 400) || ' ' || left(NEW.path, 400)
        || ' ' || left(coalesce(NEW.detail, ''), 400)
        || ' ' || left(coalesce(NEW.effect #>> '{membersAdded,names}', ''), 400)
        || ' ' || left(coalesce(NEW.effect #>> '{membersRemoved,names}', ''), 400)
    ), '[^[:alnum:]]+', ' ', 'g')),
    ' ', ' ' || right(NEW.organization_id::text, 8)
  )::tsvector;
  RETURN NEW;
END
$$;
CREATE TRIGGER record_completed BEFORE INSERT OR UPDATE ON provisioning_record
FOR EACH ROW EXECUTE FUNCTION rollcall.complete_record();
