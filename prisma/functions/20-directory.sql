-- What an IdP writes, each in one statement: the change, its effect on roles, and its provisioning record.
--
-- Order of locks, everywhere: roles of the organization, groups in id order, members in id order, directory users.
--
-- p_request of every function describes the request, for the record:
--   { tokenId, method, path, status, client, requestId, elapsedMs, effect }
-- Errors of our own that the caller reads (packages/db/src/database-error.ts):
--   RC001 the revision is not the one that the change was made from
--   RC002 the credential has ended since the request was authenticated

-- p_touched: whose memberships it changed, users of a group or groups of a user.
--
-- Servers remember for a while that a credential is good. Whatever they remember, nothing is written for one that is
-- revoked, expired or gone: the record is made from the credential.
--
-- Returns p_id, to be assigned: PERFORM is a statement to be planned and executed, which an assignment is not.
CREATE FUNCTION rollcall.record_request(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_request jsonb,
  p_operation text,
  p_resource_type text,
  p_resource uuid,
  p_resource_name text,
  p_member uuid,
  p_effect jsonb,
  p_touched uuid[] DEFAULT '{}',
  p_user_name text DEFAULT NULL
) RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO provisioning_record (
    organization_id, id, directory_id, token_id, operation, resource_type, resource_id, resource_name, user_name,
    member_id, touched, method, path, status, effect, duration_ms, client, request_id
  )
  SELECT
    c.organization_id, p_id, c.directory_id, c.token_id, p_operation, p_resource_type, p_resource,
    p_resource_name, p_user_name, p_member, nullif(p_touched, '{}'), p_request ->> 'method', p_request ->> 'path', (p_request ->> 'status')::int,
    coalesce(p_request -> 'effect', '{}') || p_effect,
    (p_request ->> 'elapsedMs')::real + extract(epoch FROM clock_timestamp() - statement_timestamp()) * 1000,
    p_request ->> 'client', p_request ->> 'requestId'
  FROM scim_credential c
  WHERE c.organization_id = p_organization AND c.directory_id = p_directory AND c.token_id = p_request ->> 'tokenId'
    AND c.revoked_at IS NULL AND c.expires_at > now();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the credential has ended' USING ERRCODE = 'RC002';
  END IF;
  RETURN p_id;
END
$$;

-- The member that a newly pushed user is, or null for a new one. Who left this directory and comes back with the same
-- externalId is who they were. Otherwise the e-mail decides, if it is the e-mail of exactly one member, who is active
-- and whom this directory never knew: an address may be given to somebody else after a person left.
CREATE FUNCTION rollcall.member_of_pushed_user(
  p_organization uuid,
  p_directory uuid,
  p_external_id text,
  p_email text
) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_member uuid;
  v_candidates uuid[];
BEGIN
  SELECT member_id INTO v_member FROM departed_user
  WHERE organization_id = p_organization AND directory_id = p_directory AND external_id = p_external_id
  ORDER BY deleted_at DESC LIMIT 1;
  IF FOUND THEN
    RETURN v_member;
  END IF;

  -- By one key, which no other index has a part of; num_nulls, lest that of who is not merged be taken.
  v_candidates := ARRAY(
    SELECT id FROM member
    WHERE organization_id::text || ':' || lower(email) = p_organization || ':' || lower(p_email)
      AND num_nulls(merged_into_id) = 1
    LIMIT 2
  );
  -- Apart from what follows, which is looked at only for a candidate.
  IF cardinality(v_candidates) <> 1 THEN
    RETURN NULL;
  END IF;
  v_member := v_candidates[1];
  IF NOT (SELECT active FROM member WHERE organization_id = p_organization AND id = v_member)
    OR EXISTS (SELECT FROM directory_user WHERE organization_id = p_organization AND member_id = v_member AND directory_id = p_directory)
    OR EXISTS (SELECT FROM departed_user WHERE organization_id = p_organization AND member_id = v_member AND directory_id = p_directory)
  THEN
    RETURN NULL;
  END IF;
  RETURN v_member;
END
$$;

-- What users are looked up by that stands in the document (apps/server/src/domain/directory/filter-look-ups.ts). Columns
-- rather than indexed expressions, so that an update that leaves them as they are touches no index. By a trigger and not
-- as generated columns, whose expressions are read and planned anew in every statement (docs/decisions/0054).
CREATE FUNCTION rollcall.complete_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email_keys := (
    '{"' || NEW.directory_id || '":' || lower(jsonb_path_query_array(NEW.document, '$.emails[*].value')::text) || '}'
  )::jsonb;
  NEW.manager_key := NEW.directory_id || ':'
    || (NEW.document #>> '{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","manager","value"}');
  RETURN NEW;
END
$$;
CREATE TRIGGER user_completed BEFORE INSERT OR UPDATE OF document ON directory_user
FOR EACH ROW EXECUTE FUNCTION rollcall.complete_user();
-- Also where rows are written past the other triggers: no user is without their keys.
ALTER TABLE directory_user ENABLE ALWAYS TRIGGER user_completed;

-- Which of the required attributes a document lacks, in the order in which they are required. What is required holds to
-- the end of a transaction once it has locked the roles.
CREATE FUNCTION rollcall.missing_attributes(p_required text[], p_document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(
    SELECT name FROM unnest(p_required) AS name
    WHERE coalesce(CASE name
      WHEN 'email' THEN p_document #>> '{emails,0,value}'
      WHEN 'givenName' THEN p_document #>> '{name,givenName}'
      WHEN 'familyName' THEN p_document #>> '{name,familyName}'
      WHEN 'displayName' THEN p_document ->> 'displayName'
    END, '') = ''
  );
$$;

-- A member is active while one of their sources is, or while the end of their access is withheld, and complete while
-- one of the active sources is. Returns for each member that differs whether they have access now.
CREATE FUNCTION rollcall.refresh_access(p_organization uuid, p_members uuid[]) RETURNS SETOF boolean LANGUAGE sql AS $$
  UPDATE member m SET active = now.active, missing = now.missing
  FROM (
    SELECT w.id, w.direct OR best.missing IS NOT NULL OR EXISTS (
        SELECT FROM withheld_removal r
        WHERE r.organization_id = w.organization_id AND r.member_id = w.id AND r.ends = 'access'
      ) AS active,
      CASE WHEN w.direct OR best.missing IS NULL THEN '{}' ELSE best.missing END AS missing
    FROM member w LEFT JOIN LATERAL (
      SELECT u.missing FROM directory_user u
      WHERE u.organization_id = w.organization_id AND u.member_id = w.id AND u.active
      ORDER BY cardinality(u.missing), u.id LIMIT 1
    ) AS best ON true
    WHERE w.organization_id = p_organization AND w.id = ANY (p_members)
  ) AS now
  WHERE m.organization_id = p_organization AND m.id = now.id AND m.id = ANY (p_members)
    AND (m.active, m.missing) IS DISTINCT FROM (now.active, now.missing)
  RETURNING rollcall.has_access(m);
$$;

-- Can a write about a user of the member take administration from them? One that ends the user's access can, and
-- one that gives it back can as well where the member has the role of before a removal that is withheld.
CREATE FUNCTION rollcall.can_demote(p_organization uuid, p_member uuid, p_ends_access boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT rollcall.administers((SELECT role FROM member WHERE organization_id = p_organization AND id = p_member))
    AND (p_ends_access OR EXISTS (
      SELECT FROM withheld_removal WHERE organization_id = p_organization AND member_id = p_member
    ));
$$;

-- p_id may be null: a new one.
CREATE FUNCTION rollcall.create_directory_user(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_user_name text,
  p_external_id text,
  p_active boolean,
  p_display_name text,
  p_email text,
  p_document jsonb,
  p_request jsonb
) RETURNS TABLE (id uuid, revision integer, created_at timestamptz, last_modified_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_member uuid;
  v_linked boolean;
  v_required text[];
  v_withholds boolean;
  v_default_role text;
  v_missing text[];
  v_exclusive boolean;
  v_record uuid := uuidv7();
  v_role_changes integer := 0;
  v_withheld integer := 0;
BEGIN
  SELECT required_attributes, EXISTS (SELECT FROM withheld_removal WHERE organization_id = p_organization)
  INTO v_required, v_withholds FROM organization WHERE organization.id = p_organization;
  -- A user pushed as inactive or incomplete can end the access of the member they are linked to, and one who comes back
  -- from a removal that was withheld can have a lower role by now.
  v_exclusive := NOT p_active OR v_required <> '{}' AND rollcall.missing_attributes(v_required, p_document) <> '{}'
    OR v_withholds AND rollcall.can_demote(
      p_organization, rollcall.member_of_pushed_user(p_organization, p_directory, p_external_id, p_email), false
    );
  PERFORM rollcall.lock_roles(p_organization, v_exclusive);
  SELECT required_attributes, default_role INTO v_required, v_default_role
  FROM organization WHERE organization.id = p_organization;
  v_missing := CASE WHEN v_required = '{}' THEN '{}' ELSE rollcall.missing_attributes(v_required, p_document) END;
  v_member := rollcall.member_of_pushed_user(p_organization, p_directory, p_external_id, p_email);
  v_linked := v_member IS NOT NULL;
  IF v_linked THEN
    PERFORM rollcall.lock_members(p_organization, ARRAY[v_member]);
    -- Another push may have become this member while the lock was waited for.
    IF v_member IS DISTINCT FROM rollcall.member_of_pushed_user(p_organization, p_directory, p_external_id, p_email)
      OR NOT v_exclusive AND (v_missing <> '{}' OR rollcall.can_demote(p_organization, v_member, false))
    THEN
      PERFORM rollcall.begin_again();
    END IF;
    UPDATE member SET display_name = coalesce(p_display_name, p_user_name), email = coalesce(p_email, email), direct = false
    WHERE organization_id = p_organization AND id = v_member;
  ELSE
    INSERT INTO member (organization_id, display_name, email, origin, direct, active, missing, role, reason)
    VALUES (
      p_organization, coalesce(p_display_name, p_user_name), p_email, 'directory', false, p_active,
      CASE WHEN p_active THEN v_missing ELSE '{}' END, v_default_role, 'default'
    )
    RETURNING member.id INTO v_member;
  END IF;

  INSERT INTO directory_user (
    organization_id, directory_id, id, member_id, user_name, external_id, active, display_name, email, document,
    missing
  ) VALUES (
    p_organization, p_directory, coalesce(p_id, uuidv7()), v_member, p_user_name, p_external_id, p_active,
    p_display_name, p_email, p_document, v_missing
  ) RETURNING directory_user.id, revision, created_at, last_modified_at
  INTO id, revision, created_at, last_modified_at;

  IF v_linked THEN
    v_withheld := rollcall.guard_removals(p_organization, ARRAY[v_member], true, p_directory, v_record);
    PERFORM rollcall.refresh_access(p_organization, ARRAY[v_member]);
  END IF;
  IF v_linked OR rollcall.attributes_change(p_organization, p_directory, '{}', p_document) THEN
    v_role_changes := rollcall.settle_roles(p_organization, ARRAY[v_member], 'provisioning', v_record);
  END IF;
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request, 'create', 'User', id,
    coalesce(p_display_name, p_user_name), v_member,
    jsonb_build_object('linked', v_linked, 'roleChanges', v_role_changes) || rollcall.described_withheld(v_withheld) || rollcall.described_missing(p_active, v_missing),
    p_user_name => p_user_name
  );
  RETURN NEXT;
END
$$;

-- Writes a user as a whole, made from p_revision.
CREATE FUNCTION rollcall.update_directory_user(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_revision integer,
  p_user_name text,
  p_external_id text,
  p_active boolean,
  p_display_name text,
  p_email text,
  p_document jsonb,
  p_request jsonb
) RETURNS TABLE (revision integer, last_modified_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_required text[];
  v_moves_roles boolean;
  v_missing text[];
  v_member uuid;
  v_was_active boolean;
  v_was_missing text[];
  v_access_changes boolean;
  v_attributes_change boolean;
  v_exclusive boolean := false;
  v_record uuid := uuidv7();
  v_role_changes integer := 0;
  v_withheld integer := 0;
BEGIN
  SELECT required_attributes,
    EXISTS (SELECT FROM attribute_mapping WHERE organization_id = p_organization AND directory_id = p_directory)
      OR EXISTS (SELECT FROM withheld_removal WHERE organization_id = p_organization)
  INTO v_required, v_moves_roles FROM organization WHERE id = p_organization;
  IF NOT p_active OR v_moves_roles
    OR v_required <> '{}' AND rollcall.missing_attributes(v_required, p_document) <> '{}'
  THEN
    v_exclusive := rollcall.administers((
      SELECT role FROM member WHERE organization_id = p_organization AND id = (
        SELECT member_id FROM directory_user
        WHERE organization_id = p_organization AND directory_id = p_directory AND id = p_id
      )
    ));
  END IF;

  -- Shared at least: what is required of people must not change while it is compared with what they have.
  PERFORM rollcall.lock_roles(p_organization, v_exclusive);
  SELECT u.member_id, u.active, u.missing, (SELECT required_attributes FROM organization WHERE id = p_organization),
    -- Nearly nobody has roles by attribute, and to learn it here costs a fraction of the call.
    EXISTS (SELECT FROM attribute_mapping WHERE organization_id = p_organization AND directory_id = p_directory)
      AND rollcall.attributes_change(u.organization_id, u.directory_id, u.document, p_document)
  INTO v_member, v_was_active, v_was_missing, v_required, v_attributes_change
  FROM directory_user u
  WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = p_id;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_missing := CASE WHEN v_required = '{}' THEN '{}' ELSE rollcall.missing_attributes(v_required, p_document) END;
  v_access_changes := v_was_active <> p_active OR v_was_missing <> v_missing;
  IF v_access_changes OR v_attributes_change THEN
    PERFORM rollcall.lock_members(p_organization, ARRAY[v_member]);
    IF NOT v_exclusive AND rollcall.can_demote(
      p_organization, v_member, NOT p_active OR v_missing <> '{}' OR v_attributes_change
    ) THEN
      PERFORM rollcall.begin_again();
    END IF;
  END IF;

  UPDATE member SET display_name = coalesce(p_display_name, p_user_name), email = coalesce(p_email, email)
  WHERE organization_id = p_organization AND id = v_member
    AND (display_name, email) IS DISTINCT FROM (coalesce(p_display_name, p_user_name), coalesce(p_email, email));
  UPDATE directory_user SET
    user_name = p_user_name, external_id = p_external_id, active = p_active, display_name = p_display_name,
    email = p_email, document = p_document, missing = v_missing, revision = revision + 1, last_modified_at = now()
  WHERE organization_id = p_organization AND directory_id = p_directory AND id = p_id AND revision = p_revision
    AND active = v_was_active AND member_id = v_member
  RETURNING revision, last_modified_at INTO revision, last_modified_at;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the user changed since revision %', p_revision USING ERRCODE = 'RC001';
  END IF;

  IF v_access_changes OR v_attributes_change THEN
    v_withheld := rollcall.guard_removals(
      p_organization, ARRAY[v_member], v_was_active <> p_active, p_directory, v_record
    );
  END IF;
  IF v_access_changes THEN
    PERFORM rollcall.refresh_access(p_organization, ARRAY[v_member]);
  END IF;
  IF v_access_changes OR v_attributes_change THEN
    v_role_changes := rollcall.settle_roles(p_organization, ARRAY[v_member], 'provisioning', v_record);
  END IF;
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request,
    CASE WHEN v_was_active = p_active THEN 'update' WHEN p_active THEN 'enable' ELSE 'disable' END,
    'User', p_id, coalesce(p_display_name, p_user_name), v_member,
    jsonb_build_object('roleChanges', v_role_changes) || rollcall.described_withheld(v_withheld) || rollcall.described_missing(p_active, v_missing),
    p_user_name => p_user_name
  );
  RETURN NEXT;
END
$$;

-- Returns whether there was such a user. p_revision may be null: whatever it is.
CREATE FUNCTION rollcall.delete_directory_user(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_revision integer,
  p_request jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_user directory_user;
  v_exclusive boolean;
  v_groups uuid[];
  v_left uuid[];
  v_record uuid := uuidv7();
  v_role_changes integer;
  v_withheld integer;
BEGIN
  SELECT u.* INTO v_user FROM directory_user u
  WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = p_id;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  SELECT rollcall.administers(role) INTO v_exclusive FROM member
  WHERE organization_id = p_organization AND id = v_user.member_id;
  PERFORM rollcall.lock_roles(p_organization, v_exclusive);

  v_groups := ARRAY(
    SELECT g.id FROM directory_group g
    WHERE g.organization_id = p_organization AND g.directory_id = p_directory AND g.id = ANY (ARRAY(
      SELECT s.group_id FROM membership s
      WHERE s.organization_id = p_organization AND s.directory_id = p_directory AND s.directory_user_id = p_id
    ))
    ORDER BY g.id FOR UPDATE OF g
  );
  PERFORM rollcall.lock_members(p_organization, ARRAY[v_user.member_id]);
  SELECT u.* INTO v_user FROM directory_user u
  WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF v_user.revision <> p_revision THEN
    RAISE EXCEPTION 'the user changed since revision %', p_revision USING ERRCODE = 'RC001';
  END IF;

  WITH left_group AS (
    DELETE FROM membership
    WHERE organization_id = p_organization AND directory_id = p_directory AND directory_user_id = p_id
    RETURNING group_id
  )
  SELECT coalesce(array_agg(group_id), '{}') INTO v_left FROM left_group;
  IF NOT v_left <@ v_groups OR NOT v_exclusive AND (
    SELECT rollcall.administers(role) FROM member WHERE organization_id = p_organization AND id = v_user.member_id
  ) THEN
    PERFORM rollcall.begin_again();
  END IF;
  UPDATE directory_group SET people = people - 1, revision = revision + 1, last_modified_at = now()
  WHERE organization_id = p_organization AND directory_id = p_directory AND id = ANY (v_left);
  DELETE FROM directory_user WHERE organization_id = p_organization AND directory_id = p_directory AND id = p_id;
  INSERT INTO departed_user (organization_id, directory_id, id, member_id, user_name, external_id)
  VALUES (p_organization, p_directory, p_id, v_user.member_id, v_user.user_name, v_user.external_id);

  v_withheld := rollcall.guard_removals(p_organization, ARRAY[v_user.member_id], true, p_directory, v_record);
  PERFORM rollcall.refresh_access(p_organization, ARRAY[v_user.member_id]);
  v_role_changes := rollcall.settle_roles(p_organization, ARRAY[v_user.member_id], 'provisioning', v_record);
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request, 'delete', 'User', p_id,
    coalesce(v_user.display_name, v_user.user_name), v_user.member_id,
    jsonb_build_object('roleChanges', v_role_changes) || rollcall.described_withheld(v_withheld), v_left,
    v_user.user_name
  );
  RETURN true;
END
$$;

-- Refuses many users of whom one does not exist, as the foreign key would when all of them are in the group: without
-- this, who invents a million ids has a million memberships written first. A few are left to the foreign key.
CREATE FUNCTION rollcall.refuse_unknown_users(p_organization uuid, p_directory uuid, p_users uuid[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_unknown uuid;
BEGIN
  IF cardinality(p_users) <= 1000 THEN
    RETURN;
  END IF;
  SELECT user_id INTO v_unknown FROM unnest(p_users) AS user_id
  WHERE NOT EXISTS (
    SELECT FROM directory_user
    WHERE organization_id = p_organization AND directory_id = p_directory AND id = user_id OFFSET 0
  ) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a member is unknown' USING
      ERRCODE = 'foreign_key_violation', CONSTRAINT = 'membership_organization_id_directory_id_directory_user_id_fkey',
      DETAIL = format('Key (organization_id, directory_id, directory_user_id)=(%s, %s, %s) is not present in table "directory_user".',
        p_organization, p_directory, v_unknown);
  END IF;
END
$$;

-- A new group has no role mapped to it, so its members' roles stay; the shared lock keeps a mapping that is being
-- saved from missing the new memberships.
-- p_id may be null: a new one.
CREATE FUNCTION rollcall.create_directory_group(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_display_name text,
  p_external_id text,
  p_document jsonb,
  p_add uuid[],
  p_request jsonb
) RETURNS TABLE (id uuid, revision integer, created_at timestamptz, last_modified_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_group directory_group;
  v_record uuid := uuidv7();
BEGIN
  PERFORM rollcall.lock_roles(p_organization, false);
  PERFORM rollcall.refuse_unknown_users(p_organization, p_directory, p_add);
  INSERT INTO directory_group (organization_id, directory_id, id, display_name, external_id, document, people)
  VALUES (p_organization, p_directory, coalesce(p_id, uuidv7()), p_display_name, p_external_id, p_document, cardinality(p_add))
  RETURNING * INTO v_group;
  INSERT INTO membership (organization_id, directory_id, group_id, directory_user_id)
  SELECT p_organization, p_directory, v_group.id, added FROM unnest(p_add) AS added;
  -- It gives no role on purpose if that was said of it before it was deleted. A dismissal gives nobody anything.
  WITH returned AS (
    DELETE FROM dismissed_group x
    WHERE x.departed_external_id = p_external_id AND x.organization_id = p_organization AND x.directory_id = p_directory
    RETURNING x.dismissed_at, x.dismissed_by
  )
  INSERT INTO dismissed_group (organization_id, directory_id, group_id, dismissed_at, dismissed_by)
  SELECT p_organization, p_directory, v_group.id, r.dismissed_at, r.dismissed_by
  FROM returned r ORDER BY r.dismissed_at DESC LIMIT 1;
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request, 'create', 'Group', v_group.id, p_display_name, NULL,
    rollcall.described_users(p_organization, p_directory, 'membersAdded', p_add), p_add
  );
  RETURN QUERY SELECT v_group.id, v_group.revision, v_group.created_at, v_group.last_modified_at;
END
$$;

-- Changes attributes (unless p_document is null), memberships (p_add and p_remove, which share nobody; with p_replace
-- everybody else leaves), or both. The cost is that of the change; only p_replace reads who is in the group. That they
-- exist is for the foreign key to say.
-- p_revision may be null: whatever it is. p_base is the document that p_document was made from: a membership that
-- somebody else changes in between does not matter to it.
-- Returns whether there was such a group.
CREATE FUNCTION rollcall.update_directory_group(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_revision integer,
  p_display_name text,
  p_external_id text,
  p_base jsonb,
  p_document jsonb,
  p_replace boolean,
  p_add uuid[],
  p_remove uuid[],
  p_request jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_removes boolean := p_replace OR cardinality(p_remove) > 0;
  v_exclusive boolean;
  v_role text;
  v_group directory_group;
  v_present uuid[];
  v_added uuid[] := '{}';
  v_removed uuid[] := '{}';
  v_members uuid[];
  v_changed boolean;
  v_record uuid := uuidv7();
  v_role_changes integer := 0;
  v_withheld integer := 0;
BEGIN
  IF v_removes OR cardinality(p_add) > 0 THEN
    v_exclusive := v_removes AND rollcall.administers(rollcall.mapped_role(p_organization, p_directory, p_id));
    PERFORM rollcall.lock_roles(p_organization, v_exclusive);
    v_role := rollcall.mapped_role(p_organization, p_directory, p_id);
    IF v_removes AND NOT v_exclusive AND rollcall.administers(v_role) THEN
      PERFORM rollcall.begin_again();
    END IF;
  END IF;

  SELECT g.* INTO v_group FROM directory_group g
  WHERE g.organization_id = p_organization AND g.directory_id = p_directory AND g.id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF v_group.revision <> p_revision OR v_group.document <> p_base THEN
    RAISE EXCEPTION 'the group changed in the meantime' USING ERRCODE = 'RC001';
  END IF;

  -- What a replacement really changes; a PUT of the same people costs reading them, and locks and writes nothing.
  IF p_replace THEN
    SELECT coalesce(array_agg(s.directory_user_id), '{}') INTO v_present FROM membership s
    WHERE s.organization_id = p_organization AND s.directory_id = p_directory AND s.group_id = p_id;
    p_remove := ARRAY(SELECT unnest(v_present) EXCEPT SELECT unnest(p_add));
    p_add := ARRAY(SELECT unnest(p_add) EXCEPT SELECT unnest(v_present));
  END IF;

  IF v_role IS NOT NULL THEN
    v_members := ARRAY(
      SELECT DISTINCT u.member_id FROM directory_user u
      WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = ANY (p_add || p_remove)
    );
    PERFORM rollcall.lock_members(p_organization, v_members);
  END IF;
  IF cardinality(p_add) > 0 THEN
    PERFORM rollcall.refuse_unknown_users(p_organization, p_directory, p_add);
    WITH added AS (
      INSERT INTO membership (organization_id, directory_id, group_id, directory_user_id)
      SELECT p_organization, p_directory, p_id, user_id FROM unnest(p_add) AS user_id
      -- By the key itself, whatever PostgreSQL knows of the table: who is there already could as well be looked for by a
      -- plan that was made while nobody was in any group, and reads all who have just been added for each of them.
      ON CONFLICT DO NOTHING
      RETURNING directory_user_id
    )
    SELECT coalesce(array_agg(directory_user_id), '{}') INTO v_added FROM added;
  END IF;
  IF cardinality(p_remove) > 0 THEN
    WITH removed AS (
      DELETE FROM membership s
      WHERE s.organization_id = p_organization AND s.directory_id = p_directory AND s.group_id = p_id
        AND s.directory_user_id = ANY (p_remove)
      RETURNING s.directory_user_id
    )
    SELECT coalesce(array_agg(directory_user_id), '{}') INTO v_removed FROM removed;
  END IF;

  v_changed := p_document IS NOT NULL OR cardinality(v_added) > 0 OR cardinality(v_removed) > 0;
  IF v_changed THEN
    UPDATE directory_group g SET
      display_name = CASE WHEN p_document IS NULL THEN g.display_name ELSE p_display_name END,
      external_id = CASE WHEN p_document IS NULL THEN g.external_id ELSE p_external_id END,
      document = coalesce(p_document, g.document),
      people = g.people + cardinality(v_added) - cardinality(v_removed),
      revision = g.revision + 1,
      last_modified_at = now()
    WHERE g.organization_id = p_organization AND g.directory_id = p_directory AND g.id = p_id
    RETURNING g.* INTO v_group;
  END IF;

  IF rollcall.administers(v_role) THEN
    v_withheld := rollcall.guard_removals(p_organization, v_members, false, p_directory, v_record);
  END IF;
  IF v_role IS NOT NULL THEN
    v_role_changes := rollcall.settle_roles(p_organization, v_members, 'provisioning', v_record);
  END IF;
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request, CASE WHEN v_changed THEN 'update' ELSE 'skip' END,
    'Group', p_id, v_group.display_name, NULL,
    rollcall.described_users(p_organization, p_directory, 'membersAdded', v_added)
      || rollcall.described_users(p_organization, p_directory, 'membersRemoved', v_removed)
      || jsonb_build_object('roleChanges', v_role_changes) || rollcall.described_withheld(v_withheld),
    v_added || v_removed
  );
  RETURN true;
END
$$;

-- Returns whether there was such a group. A role that was mapped to it is remembered, without effect.
CREATE FUNCTION rollcall.delete_directory_group(
  p_organization uuid,
  p_directory uuid,
  p_id uuid,
  p_revision integer,
  p_request jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_group directory_group;
  v_role text;
  v_exclusive boolean;
  v_users uuid[];
  v_members uuid[] := '{}';
  v_record uuid := uuidv7();
  v_role_changes integer := 0;
  v_withheld integer := 0;
BEGIN
  v_exclusive := rollcall.administers(rollcall.mapped_role(p_organization, p_directory, p_id));
  PERFORM rollcall.lock_roles(p_organization, v_exclusive);
  v_role := rollcall.mapped_role(p_organization, p_directory, p_id);
  IF NOT v_exclusive AND rollcall.administers(v_role) THEN
    PERFORM rollcall.begin_again();
  END IF;
  SELECT g.* INTO v_group FROM directory_group g
  WHERE g.organization_id = p_organization AND g.directory_id = p_directory AND g.id = p_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  IF v_group.revision <> p_revision THEN
    RAISE EXCEPTION 'the group changed since revision %', p_revision USING ERRCODE = 'RC001';
  END IF;

  v_users := ARRAY(
    SELECT s.directory_user_id FROM membership s
    WHERE s.organization_id = p_organization AND s.directory_id = p_directory AND s.group_id = p_id
  );
  IF v_role IS NOT NULL THEN
    v_members := ARRAY(
      SELECT DISTINCT u.member_id FROM directory_user u
      WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = ANY (v_users)
    );
    PERFORM rollcall.lock_members(p_organization, v_members);
    INSERT INTO departed_group (organization_id, directory_id, id, display_name, external_id, role, people)
    VALUES (p_organization, p_directory, p_id, v_group.display_name, v_group.external_id, v_role, v_group.people);
  ELSIF v_group.external_id IS NULL THEN
    DELETE FROM dismissed_group x
    WHERE x.organization_id = p_organization AND x.directory_id = p_directory AND x.group_id = p_id;
  ELSE
    UPDATE dismissed_group x SET departed_external_id = v_group.external_id
    WHERE x.organization_id = p_organization AND x.directory_id = p_directory AND x.group_id = p_id;
  END IF;
  DELETE FROM directory_group g
  WHERE g.organization_id = p_organization AND g.directory_id = p_directory AND g.id = p_id;
  IF rollcall.administers(v_role) THEN
    v_withheld := rollcall.guard_removals(p_organization, v_members, false, p_directory, v_record);
  END IF;
  IF v_role IS NOT NULL THEN
    v_role_changes := rollcall.settle_roles(p_organization, v_members, 'provisioning', v_record);
  END IF;
  v_record := rollcall.record_request(
    p_organization, p_directory, v_record, p_request, 'delete', 'Group', p_id, v_group.display_name, NULL,
    rollcall.described_users(p_organization, p_directory, 'membersRemoved', v_users)
      || jsonb_build_object('roleChanges', v_role_changes) || rollcall.described_withheld(v_withheld),
    v_users
  );
  RETURN true;
END
$$;

CREATE FUNCTION rollcall.mapped_role(p_organization uuid, p_directory uuid, p_group uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT role FROM role_mapping
  WHERE organization_id = p_organization AND directory_id = p_directory AND group_id = p_group;
$$;

-- { key: { count, names: the first five, as they are now } }, or {} for nobody.
CREATE FUNCTION rollcall.described_users(p_organization uuid, p_directory uuid, p_key text, p_users uuid[])
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cardinality(p_users) = 0 THEN '{}'::jsonb ELSE jsonb_build_object(p_key, jsonb_build_object(
    'count', cardinality(p_users),
    'names', (
      SELECT jsonb_agg(coalesce(u.display_name, u.user_name)) FROM directory_user u
      WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.id = ANY (p_users[1:5])
    )
  )) END;
$$;

-- Whoever is inactive has no access to lose by what they lack. As stable as jsonb_build_object: a function that says to be
-- more than what it calls is not made a part of the expression that calls it, but executed for itself.
CREATE FUNCTION rollcall.described_missing(p_active boolean, p_missing text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN NOT p_active OR p_missing = '{}' THEN '{}'::jsonb ELSE jsonb_build_object('missing', p_missing) END;
$$;

CREATE FUNCTION rollcall.described_withheld(p_withheld integer) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_withheld = 0 THEN '{}'::jsonb ELSE jsonb_build_object('withheld', p_withheld) END;
$$;
