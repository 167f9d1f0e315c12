-- What servers keep in memory and must forget at once. The payload is a token id, or * for all of an installation.

CREATE FUNCTION rollcall.notify_credential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rollcall_credential', OLD.token_id);
  RETURN NULL;
END
$$;

CREATE TRIGGER credential_changed
AFTER UPDATE OF kind, secret_hash, expires_at, revoked_at OR DELETE ON scim_credential
FOR EACH ROW EXECUTE FUNCTION rollcall.notify_credential();

CREATE TRIGGER access_token_changed
AFTER UPDATE OR DELETE ON access_token
FOR EACH ROW EXECUTE FUNCTION rollcall.notify_credential();

CREATE FUNCTION rollcall.notify_all_credentials() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rollcall_credential', '*');
  RETURN NULL;
END
$$;

CREATE TRIGGER required_attributes_changed
AFTER UPDATE OF required_attributes, strict_attributes ON organization
FOR EACH STATEMENT EXECUTE FUNCTION rollcall.notify_all_credentials();

CREATE TRIGGER provider_changed
AFTER UPDATE OF provider, suspended_at ON directory
FOR EACH STATEMENT EXECUTE FUNCTION rollcall.notify_all_credentials();
