-- Somebody who administered lost their access: a job looks whether anybody is left (domain/break-glass). The row stays
-- until it has.

CREATE FUNCTION rollcall.note_admin_departure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF rollcall.administers(OLD.role) THEN
    INSERT INTO admin_departure (organization_id) VALUES (NEW.organization_id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER admin_departed
AFTER UPDATE OF active ON member
FOR EACH ROW WHEN (OLD.active AND NOT NEW.active)
EXECUTE FUNCTION rollcall.note_admin_departure();
