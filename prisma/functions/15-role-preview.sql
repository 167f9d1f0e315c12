-- What a save of staged changes would do to roles. It only reads, and roles come from role_of alone, as in a save.
-- p_staged is what role_of takes.

-- Whose role the staged changes can touch: who is in one of the groups or has one of the values and, when the default
-- changes, who has it. Who is in the groups is planned for these groups (EXECUTE): a small one is looked up, while all
-- users are read for one that most of them are in.
CREATE FUNCTION rollcall.touched_members(p_organization uuid, p_staged jsonb) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_directories uuid[] := ARRAY(SELECT DISTINCT (change ->> 'directoryId')::uuid FROM jsonb_array_elements(p_staged -> 'mappings') AS change);
  v_groups uuid[] := ARRAY(SELECT (change ->> 'groupId')::uuid FROM jsonb_array_elements(p_staged -> 'mappings') AS change);
  v_in_groups uuid[];
BEGIN
  EXECUTE 'SELECT ARRAY(
    SELECT u.member_id FROM membership s
    JOIN directory_user u
      ON u.organization_id = s.organization_id AND u.directory_id = s.directory_id AND u.id = s.directory_user_id
    WHERE s.organization_id = $1 AND s.directory_id = ANY ($2) AND s.group_id = ANY ($3)
  )' INTO v_in_groups USING p_organization, v_directories, v_groups;
  RETURN ARRAY(
    SELECT unnest(v_in_groups)
    UNION
    SELECT u.member_id
    FROM jsonb_to_recordset(p_staged -> 'attributes')
      AS change("directoryId" uuid, value text, selector text, "caseExact" boolean)
    JOIN directory_user u ON u.organization_id = p_organization AND u.directory_id = change."directoryId"
      AND rollcall.has_attribute(u.document, change.selector, change."caseExact", change.value)
    UNION
    SELECT m.id FROM organization
    JOIN member m ON m.organization_id = organization.id AND m.reason = 'default' AND m.merged_into_id IS NULL
    WHERE organization.id = p_organization AND organization.default_role <> p_staged ->> 'defaultRole'
  );
END
$$;

-- Would the lockout holds end with the save, since somebody administers by other means? As holds_can_end() says after it.
CREATE FUNCTION rollcall.holds_would_end(p_organization uuid, p_members uuid[], p_held uuid[], p_staged jsonb)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_held <> '{}' AND (
    rollcall.others_administer(p_organization, p_members, 'lockout_hold') OR EXISTS (
      SELECT FROM rollcall.role_of(p_organization, p_members || p_held, p_staged, false) AS next
      JOIN member m ON m.organization_id = p_organization AND m.id = next.member_id
      WHERE rollcall.has_access(m) AND rollcall.administers(next.role) AND NOT rollcall.removal_is_pending(m)
    )
  );
$$;

-- The role and reason of each member whom the save concerns, as they would be after it. Who stays as they are is there
-- as well.
CREATE FUNCTION rollcall.staged_outcome(p_organization uuid, p_staged jsonb)
RETURNS TABLE (
  member_id uuid, role text, reason text, directory_id uuid, group_id uuid, attribute text, attribute_value text
) LANGUAGE plpgsql STABLE SET work_mem = '64MB' AS $$
DECLARE
  v_members uuid[] := rollcall.touched_members(p_organization, p_staged);
  v_held uuid[] := ARRAY(SELECT h.member_id FROM lockout_hold h WHERE h.organization_id = p_organization);
BEGIN
  IF rollcall.holds_would_end(p_organization, v_members, v_held, p_staged) THEN
    v_members := ARRAY(SELECT unnest(v_members) EXCEPT SELECT unnest(v_held));
    RETURN QUERY SELECT * FROM rollcall.role_of(p_organization, v_held, p_staged, false);
  END IF;
  RETURN QUERY SELECT * FROM rollcall.role_of(p_organization, v_members, p_staged);
END
$$;

-- One number for a member's change of role. Those of all changes of a save, combined by bit_xor in any order and with
-- their count, tell one set of changes from another.
CREATE FUNCTION rollcall.change_key(p_member uuid, p_from text, p_to text)
RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT uuid_hash_extended(p_member, hashtextextended(p_from || ' ' || p_to, 0));
$$;
