-- What ends a session beside its own lifetime. That an inactive member gets in nowhere is asked at every request. This
-- keeps a session that ended so from being one again, when the IdP activates the person later
-- (docs/decisions/0038).

CREATE FUNCTION rollcall.end_sessions_through_sso() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM session WHERE account_id = NEW.account_id AND organization_id = NEW.organization_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER member_deactivated
AFTER UPDATE OF active ON member
FOR EACH ROW WHEN (OLD.active AND NOT NEW.active AND NEW.account_id IS NOT NULL)
EXECUTE FUNCTION rollcall.end_sessions_through_sso();
