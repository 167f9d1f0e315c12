-- The audit of an organization is a chain: each record has a seal, which covers the record and the seal before it.
-- apps/server/src/domain/audit/examine-audit.ts verifies it with hashes of its own. Of a record, what names people can
-- be erased: the chain holds the digest of that content, and not the content.

-- What a record says, as it is hashed together with its salt.
CREATE FUNCTION rollcall.audit_content(p_record audit_record) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    'actorId', p_record.actor_id, 'actorName', p_record.actor_name,
    'targetId', p_record.target_id, 'targetName', p_record.target_name,
    'before', p_record.before, 'after', p_record.after, 'reason', p_record.reason, 'address', p_record.address
  )::text;
$$;

CREATE FUNCTION rollcall.audit_content_digest(p_record audit_record) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(p_record.salt || convert_to(rollcall.audit_content(p_record), 'UTF8'));
$$;

-- Seals a new record when its transaction commits: the lock on the chain is the last one that a transaction takes, and
-- is held for no longer than the commit. As the owner of the tables, since the application may not write seals.
CREATE FUNCTION rollcall.seal_audit_record() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_record audit_record;
  v_last audit_seal;
  v_number bigint;
  v_content bytea;
  v_digest bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.organization_id::text, 1));
  -- As it is now: an erasure of the same transaction may have changed it.
  SELECT r.* INTO STRICT v_record FROM audit_record r
  WHERE r.organization_id = NEW.organization_id AND r.at = NEW.at AND r.id = NEW.id;
  SELECT s.* INTO v_last FROM audit_seal s
  WHERE s.organization_id = NEW.organization_id ORDER BY s.number DESC LIMIT 1;
  v_number := coalesce(v_last.number, 0) + 1;
  v_content := rollcall.audit_content_digest(v_record);
  v_digest := sha256(convert_to(concat_ws(E'\n',
    v_number, v_record.organization_id, v_record.id,
    to_char(v_record.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    v_record.actor_kind, v_record.action, coalesce(v_record.target_kind, ''), encode(v_content, 'hex')
  ), 'UTF8'));
  INSERT INTO audit_seal (organization_id, number, audit_at, audit_id, content_digest, record_digest, digest)
  VALUES (
    v_record.organization_id, v_number, v_record.at, v_record.id, v_content, v_digest,
    sha256(coalesce(v_last.digest, decode(repeat('00', 32), 'hex')) || v_digest)
  );
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER audit_record_sealed
AFTER INSERT ON audit_record DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION rollcall.seal_audit_record();

-- The application's role has no right to change or remove any of this. Where one role does everything, this refuses.
CREATE FUNCTION rollcall.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME LIKE 'audit_record%' AND current_setting('rollcall.erasing', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit is only ever added to' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_record_stays BEFORE UPDATE OR DELETE ON audit_record
FOR EACH ROW EXECUTE FUNCTION rollcall.refuse_audit_change();
CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON audit_seal
FOR EACH ROW EXECUTE FUNCTION rollcall.refuse_audit_change();
CREATE TRIGGER audit_reseal_stays BEFORE UPDATE OR DELETE ON audit_reseal
FOR EACH ROW EXECUTE FUNCTION rollcall.refuse_audit_change();
CREATE TRIGGER audit_records_stay BEFORE TRUNCATE ON audit_record
FOR EACH STATEMENT EXECUTE FUNCTION rollcall.refuse_audit_change();
CREATE TRIGGER audit_seals_stay BEFORE TRUNCATE ON audit_seal
FOR EACH STATEMENT EXECUTE FUNCTION rollcall.refuse_audit_change();
CREATE TRIGGER audit_reseals_stay BEFORE TRUNCATE ON audit_reseal
FOR EACH STATEMENT EXECUTE FUNCTION rollcall.refuse_audit_change();

-- Each of the texts, where it stands as words of its own. Addresses whatever their case, names as they are written.
CREATE FUNCTION rollcall.text_without(p_text text, p_texts text[], p_instead text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_text text;
BEGIN
  FOREACH v_text IN ARRAY p_texts LOOP
    p_text := regexp_replace(
      p_text,
      '(?<![[:alnum:]])' || regexp_replace(v_text, '([^[:alnum:]])', '\\\1', 'g') || '(?![[:alnum:]])',
      replace(p_instead, '\', '\\'), CASE WHEN v_text LIKE '%@%' THEN 'gi' ELSE 'g' END
    );
  END LOOP;
  RETURN p_text;
END
$$;

-- In every text of a JSON value. Names of properties stay.
CREATE FUNCTION rollcall.json_without(p_value jsonb, p_texts text[], p_instead text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(p_value)
    WHEN 'string' THEN to_jsonb(rollcall.text_without(p_value #>> '{}', p_texts, p_instead))
    WHEN 'array' THEN (
      SELECT coalesce(jsonb_agg(rollcall.json_without(item, p_texts, p_instead) ORDER BY place), '[]')
      FROM jsonb_array_elements(p_value) WITH ORDINALITY AS items(item, place)
    )
    WHEN 'object' THEN (
      SELECT coalesce(jsonb_object_agg(key, rollcall.json_without(value, p_texts, p_instead)), '{}')
      FROM jsonb_each(p_value)
    )
    ELSE p_value
  END;
END
$$;

-- Takes a person out of what the audit of an organization says, and seals anew what it changed. Nothing else of a
-- record can be changed by it, which is why the application may call it although it may not write the tables.
-- p_erasure is the audit record that vouches for it: it holds the two results. Without it the new seals count as forged.
CREATE FUNCTION rollcall.erase_from_audit(
  p_organization uuid,
  p_member uuid,
  p_account uuid,
  p_texts text[],
  p_instead text,
  p_erasure uuid
) RETURNS TABLE (records integer, seal text) LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('rollcall.erasing', 'on', true);
  WITH erased AS (
    SELECT r.at, r.id, own.acted, own.concerned,
      rollcall.text_without(r.actor_name, p_texts, p_instead) AS actor_name,
      rollcall.text_without(r.target_name, p_texts, p_instead) AS target_name,
      rollcall.json_without(r.before, p_texts, p_instead) AS before,
      rollcall.json_without(r.after, p_texts, p_instead) AS after,
      rollcall.text_without(r.reason, p_texts, p_instead) AS reason
    FROM audit_record r
    CROSS JOIN LATERAL (
      SELECT coalesce(r.actor_kind = 'account' AND r.actor_id = p_account, false) AS acted,
        coalesce(r.target_kind = 'member' AND r.target_id = p_member::text, false) AS concerned
    ) AS own
    WHERE r.organization_id = p_organization
  ), changed AS (
    UPDATE audit_record r SET
      actor_id = CASE WHEN e.acted THEN NULL ELSE r.actor_id END,
      actor_name = CASE WHEN e.acted THEN p_instead ELSE e.actor_name END,
      address = CASE WHEN e.acted THEN NULL ELSE r.address END,
      target_name = CASE WHEN e.concerned THEN p_instead ELSE e.target_name END,
      before = e.before,
      after = e.after,
      reason = e.reason,
      salt = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    FROM erased e
    WHERE r.organization_id = p_organization AND r.at = e.at AND r.id = e.id AND (
      e.acted OR e.concerned AND r.target_name <> p_instead
      OR (r.actor_name, r.target_name, r.before, r.after, r.reason)
        IS DISTINCT FROM (e.actor_name, e.target_name, e.before, e.after, e.reason)
    )
    RETURNING r.*
  )
  INSERT INTO audit_reseal (organization_id, audit_id, erasure_id, content_digest)
  SELECT p_organization, c.id, p_erasure, rollcall.audit_content_digest(c::audit_record) FROM changed c;
  PERFORM set_config('rollcall.erasing', 'off', true);
  RETURN QUERY SELECT count(*)::int, rollcall.erasure_seal(p_organization, p_erasure)
  FROM audit_reseal a WHERE a.organization_id = p_organization AND a.erasure_id = p_erasure;
END
$$;

-- Covers everything that an erasure sealed anew.
CREATE FUNCTION rollcall.erasure_seal(p_organization uuid, p_erasure uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(
    audit_id::text || ' ' || encode(content_digest, 'hex'), E'\n' ORDER BY audit_id
  ), ''), 'UTF8')), 'hex')
  FROM audit_reseal WHERE organization_id = p_organization AND erasure_id = p_erasure;
$$;
