-- Effective roles. packages/access/src/resolve-role.ts is the specification; a property test holds both equal.

-- Every transaction that can change a role calls this first: shared for what only adds, exclusive for what can take
-- administration away. It is decided before the lock is taken and never upgraded; who finds out too late raises a
-- serialization failure and is run again.
-- In SQL, so that it becomes a part of the statement that calls it.
CREATE FUNCTION rollcall.lock_roles(p_organization uuid, p_exclusive boolean) RETURNS void LANGUAGE sql AS $$
  SELECT CASE
    WHEN p_exclusive THEN pg_advisory_xact_lock(hashtextextended(p_organization::text, 0))
    ELSE pg_advisory_xact_lock_shared(hashtextextended(p_organization::text, 0))
  END;
$$;

-- The lock turned out to be the weaker one: begin again with what is known now.
CREATE FUNCTION rollcall.begin_again() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what the lock was chosen by has changed' USING ERRCODE = 'serialization_failure';
END
$$;

CREATE FUNCTION rollcall.lock_members(p_organization uuid, p_members uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT count(*) FROM (
    SELECT FROM member WHERE organization_id = p_organization AND id = ANY (p_members) ORDER BY id FOR UPDATE
  ) AS locked;
$$;

CREATE FUNCTION rollcall.administers(p_role text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT administers FROM role WHERE name = p_role), false);
$$;

-- For looking for the few who administer among the many: by the index on roles.
CREATE FUNCTION rollcall.administering_roles() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(name), '{}') FROM role WHERE administers;
$$;

-- Whether a member gets in: an incomplete one does not, and so does not administer either.
CREATE FUNCTION rollcall.has_access(p_member member) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_member.active AND p_member.missing = '{}' AND p_member.merged_into_id IS NULL;
$$;

-- Is the value one of those at this place of the document? Several are there where an attribute on the way has several.
CREATE FUNCTION rollcall.has_attribute(p_document jsonb, p_selector text, p_case_exact boolean, p_value text)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (
    SELECT FROM jsonb_path_query(p_document, p_selector::jsonpath) AS found
    WHERE CASE WHEN p_case_exact THEN found #>> '{}' = p_value ELSE lower(found #>> '{}') = lower(p_value) END
  );
$$;

-- Does a mapped attribute of a directory user get or lose the value that is mapped?
CREATE FUNCTION rollcall.attributes_change(p_organization uuid, p_directory uuid, p_before jsonb, p_after jsonb)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM attribute_mapping a
    WHERE a.organization_id = p_organization AND a.directory_id = p_directory
      AND rollcall.has_attribute(p_before, a.selector, a.case_exact, a.value)
        <> rollcall.has_attribute(p_after, a.selector, a.case_exact, a.value)
  );
END
$$;

-- The role and its reason of each of the members, as it would be with the staged changes:
--   { "mappings": [{ "directoryId", "groupId", "role" | null }], "defaultRole"?,
--     "attributes"?: [{ "directoryId", "attribute", "value", "selector", "caseExact", "role" | null }],
--     "without"?: the directory whose users are taken to be inactive }
-- and, without holds or without what is withheld, as it would be if nobody's role were kept by that.
-- It only reads, so that a preview and a save cannot disagree.
-- A person's users and memberships are found by the one column that tells them apart, and then compared with the
-- organization: beside it, PostgreSQL reads the whole organization for each person while it knows nothing of it.
CREATE FUNCTION rollcall.role_of(
  p_organization uuid,
  p_members uuid[],
  p_staged jsonb DEFAULT NULL,
  p_with_holds boolean DEFAULT true,
  p_with_withheld boolean DEFAULT true
) RETURNS TABLE (
  member_id uuid, role text, reason text, directory_id uuid, group_id uuid, attribute text, attribute_value text
) LANGUAGE sql STABLE AS $$
  WITH staged AS MATERIALIZED (
    SELECT change."directoryId" AS directory_id, change."groupId" AS group_id, change.role
    FROM jsonb_to_recordset(p_staged -> 'mappings') AS change("directoryId" uuid, "groupId" uuid, role text)
  ), staged_attribute AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(p_staged -> 'attributes')
      AS change("directoryId" uuid, attribute text, value text, selector text, "caseExact" boolean, role text)
  ), attribute AS MATERIALIZED (
    SELECT saved.directory_id, saved.attribute, saved.value, saved.selector, saved.case_exact, saved.role
    FROM attribute_mapping saved
    WHERE saved.organization_id = p_organization AND NOT EXISTS (
      SELECT FROM staged_attribute change
      WHERE change."directoryId" = saved.directory_id AND change.attribute = saved.attribute AND change.value = saved.value
    )
    UNION ALL
    SELECT "directoryId", attribute, value, selector, "caseExact", role FROM staged_attribute WHERE role IS NOT NULL
  )
  SELECT
    m.id,
    coalesce(o.role, h.role, p.role, w.role, g.role, p_staged ->> 'defaultRole', organization.default_role),
    CASE
      WHEN o.role IS NOT NULL THEN 'override'
      WHEN h.role IS NOT NULL THEN 'lockout_hold'
      WHEN p.role IS NOT NULL THEN 'pin'
      WHEN w.role IS NOT NULL THEN 'withheld'
      WHEN g.group_id IS NOT NULL THEN 'group'
      WHEN g.attribute IS NOT NULL THEN 'attribute'
      ELSE 'default'
    END,
    CASE WHEN coalesce(o.role, h.role, p.role, w.role) IS NULL THEN g.directory_id END,
    CASE WHEN coalesce(o.role, h.role, p.role, w.role) IS NULL THEN g.group_id END,
    CASE WHEN coalesce(o.role, h.role, p.role, w.role) IS NULL THEN g.attribute END,
    CASE WHEN coalesce(o.role, h.role, p.role, w.role) IS NULL THEN g.value END
  FROM unnest(p_members) AS m(id)
  JOIN organization ON organization.id = p_organization
  LEFT JOIN role_override o ON o.organization_id = p_organization AND o.member_id = m.id AND o.ends_at > now()
  LEFT JOIN role_pin p ON p.organization_id = p_organization AND p.member_id = m.id
    AND (p.ends_at IS NULL OR p.ends_at > now())
  LEFT JOIN lockout_hold h ON p_with_holds AND h.organization_id = p_organization AND h.member_id = m.id
  LEFT JOIN withheld_removal w ON p_with_withheld AND w.organization_id = p_organization AND w.member_id = m.id
  LEFT JOIN LATERAL (
    SELECT speaks.* FROM (
      SELECT mapped.role, s.directory_id, s.group_id, NULL::text AS attribute, NULL::text AS value
      FROM (
        SELECT organization_id, directory_id, id, active FROM directory_user WHERE member_id = m.id OFFSET 0
      ) AS u
      JOIN LATERAL (
        SELECT organization_id, directory_id, group_id FROM membership WHERE directory_user_id = u.id OFFSET 0
      ) AS s ON s.organization_id = u.organization_id AND s.directory_id = u.directory_id
      LEFT JOIN role_mapping saved
        ON saved.organization_id = s.organization_id AND saved.directory_id = s.directory_id AND saved.group_id = s.group_id
      -- Looked through for each membership (OFFSET 0): as a join, a hash table is built for each member.
      LEFT JOIN LATERAL (
        SELECT staged.group_id, staged.role FROM staged
        WHERE staged.directory_id = s.directory_id AND staged.group_id = s.group_id OFFSET 0
      ) AS staged ON true
      CROSS JOIN LATERAL (
        SELECT CASE WHEN staged.group_id IS NULL THEN saved.role ELSE staged.role END AS role
      ) AS mapped
      WHERE u.organization_id = p_organization AND u.active
        AND (p_staged IS NULL OR u.directory_id IS DISTINCT FROM (p_staged ->> 'without')::uuid)
      UNION ALL
      SELECT a.role, a.directory_id, NULL, a.attribute, a.value
      FROM attribute a
      CROSS JOIN LATERAL (
        SELECT organization_id, directory_id, document, active FROM directory_user WHERE member_id = m.id OFFSET 0
      ) AS u
      WHERE u.organization_id = p_organization AND u.directory_id = a.directory_id AND u.active
        AND (p_staged IS NULL OR u.directory_id IS DISTINCT FROM (p_staged ->> 'without')::uuid)
        AND rollcall.has_attribute(u.document, a.selector, a.case_exact, a.value)
    ) AS speaks
    JOIN role r ON r.name = speaks.role
    ORDER BY r.rank DESC, speaks.group_id IS NULL, speaks.directory_id, speaks.group_id,
      speaks.attribute COLLATE "C", speaks.value COLLATE "C"
    LIMIT 1
  ) AS g ON true;
$$;

-- Stores the effective role of the members wherever it differs, with one role change for each change of role, and
-- returns how many roles changed. The caller holds the lock of the organization and of the members, and has written
-- what changes their roles in an earlier statement.
--
-- A demotion that would leave nobody who administers becomes a lockout hold for all who are demoted here and are
-- active; the holds end as soon as somebody else, or one of them by other means, administers.
--
-- p_causes has the cause of each member who has one of their own, by their id.
CREATE FUNCTION rollcall.settle_roles(
  p_organization uuid,
  p_members uuid[],
  p_cause_kind text,
  p_cause uuid,
  p_causes jsonb DEFAULT NULL
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_demoted uuid[];
  v_held uuid[];
  v_changed integer;
BEGIN
  SELECT array_agg(next.member_id) INTO v_demoted
  FROM rollcall.role_of(p_organization, ARRAY(
    -- Found by their ids first (OFFSET 0), not by an index on whoever has access.
    SELECT (found.m).id FROM (
      SELECT m FROM member m WHERE m.organization_id = p_organization AND m.id = ANY (p_members) OFFSET 0
    ) AS found
    JOIN role r ON r.name = (found.m).role
    WHERE rollcall.has_access(found.m) AND r.administers
  )) AS next
  WHERE NOT rollcall.administers(next.role);

  IF v_demoted IS NOT NULL AND NOT rollcall.somebody_administers(p_organization, p_members, v_demoted) THEN
    INSERT INTO lockout_hold (organization_id, member_id, role)
    SELECT p_organization, m.id, m.role FROM member m
    WHERE m.organization_id = p_organization AND m.id = ANY (v_demoted)
    ON CONFLICT DO NOTHING;
  END IF;

  -- Each member is looked up for what was found: as a join, PostgreSQL finds it all again for each of them, while it
  -- knows nothing of the organization.
  WITH next AS MATERIALIZED (
    SELECT * FROM rollcall.role_of(p_organization, p_members)
  ), difference AS (
    SELECT next.member_id AS id, before.role AS from_role, next.role AS to_role, next.reason, next.directory_id, next.group_id,
      next.attribute, next.attribute_value
    FROM next CROSS JOIN LATERAL (
      SELECT m.role, m.reason, m.reason_directory_id, m.reason_group_id, m.reason_attribute, m.reason_value FROM member m
      WHERE m.organization_id = p_organization AND m.id = next.member_id OFFSET 0
    ) AS before
    WHERE (before.role, before.reason, before.reason_directory_id, before.reason_group_id, before.reason_attribute, before.reason_value)
      IS DISTINCT FROM (next.role, next.reason, next.directory_id, next.group_id, next.attribute, next.attribute_value)
  ), written AS (
    UPDATE member m SET
      role = d.to_role,
      reason = d.reason,
      reason_directory_id = d.directory_id,
      reason_group_id = d.group_id,
      reason_attribute = d.attribute,
      reason_value = d.attribute_value,
      role_since = CASE WHEN d.from_role = d.to_role THEN m.role_since ELSE now() END
    FROM difference d
    WHERE m.organization_id = p_organization AND m.id = d.id AND m.id = ANY (ARRAY(SELECT id FROM difference))
  ), recorded AS (
    INSERT INTO role_change (organization_id, member_id, from_role, to_role, reason, cause_kind, cause_id)
    SELECT p_organization, d.id, d.from_role, d.to_role, jsonb_strip_nulls(jsonb_build_object(
        'kind', d.reason,
        'directoryId', d.directory_id, 'directoryName', directory.name,
        'groupId', d.group_id, 'groupName', g.display_name,
        'attribute', d.attribute, 'value', d.attribute_value
      )), p_cause_kind, coalesce((p_causes ->> d.id::text)::uuid, p_cause)
    FROM difference d
    LEFT JOIN directory ON directory.organization_id = p_organization AND directory.id = d.directory_id
    LEFT JOIN LATERAL (
      SELECT display_name FROM directory_group
      WHERE organization_id = p_organization AND directory_id = d.directory_id AND id = d.group_id OFFSET 0
    ) g ON true
    WHERE d.from_role <> d.to_role
    RETURNING 1
  )
  SELECT count(*) INTO v_changed FROM recorded;

  IF rollcall.holds_can_end(p_organization) THEN
    SELECT array_agg(member_id) INTO v_held FROM lockout_hold WHERE organization_id = p_organization;
    PERFORM rollcall.lock_members(p_organization, v_held);
    DELETE FROM lockout_hold WHERE organization_id = p_organization;
    v_changed := v_changed + rollcall.settle_roles(p_organization, v_held, 'system', p_cause);
  END IF;
  RETURN v_changed;
END
$$;

-- Has the IdP removed the member, and does that only wait for its time? They decide nothing any more.
CREATE FUNCTION rollcall.removal_is_pending(p_member member) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM withheld_removal w
    WHERE w.organization_id = p_member.organization_id AND w.member_id = p_member.id AND w.takes_effect_at IS NOT NULL
  );
$$;

-- Does a member administer, apart from the given ones and from those whose role has this reason? Planned anew for each
-- role (EXECUTE): few people have it, and by what is known of roles in general all members would be read.
CREATE FUNCTION rollcall.others_administer(p_organization uuid, p_except uuid[], p_except_reason text)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_role text;
  v_found boolean;
BEGIN
  FOREACH v_role IN ARRAY rollcall.administering_roles() LOOP
    EXECUTE 'SELECT EXISTS (
      SELECT FROM member m WHERE m.organization_id = $1 AND m.role = $2 AND rollcall.has_access(m)
        AND m.id <> ALL ($3) AND m.reason <> $4 AND NOT rollcall.removal_is_pending(m)
    )' INTO v_found USING p_organization, v_role, p_except, p_except_reason;
    IF v_found THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END
$$;

-- Does an active member administer, or come to do so in this transaction, apart from those who are demoted?
CREATE FUNCTION rollcall.somebody_administers(p_organization uuid, p_members uuid[], p_demoted uuid[])
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT rollcall.others_administer(p_organization, p_demoted, '') OR EXISTS (
    SELECT FROM rollcall.role_of(p_organization, p_members) AS next
    CROSS JOIN LATERAL (
      SELECT m FROM member m WHERE m.organization_id = p_organization AND m.id = next.member_id OFFSET 0
    ) AS found
    JOIN role r ON r.name = next.role
    WHERE rollcall.has_access(found.m) AND r.administers AND NOT rollcall.removal_is_pending(found.m)
  );
$$;

-- Does somebody administer by other means than a lockout hold? Not somebody whose removal is pending.
CREATE FUNCTION rollcall.holds_can_end(p_organization uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM lockout_hold WHERE organization_id = p_organization) THEN
    RETURN false;
  END IF;
  RETURN rollcall.others_administer(p_organization, '{}', 'lockout_hold') OR EXISTS (
    SELECT FROM rollcall.role_of(p_organization, ARRAY(
      SELECT h.member_id FROM lockout_hold h WHERE h.organization_id = p_organization
    ), NULL, false) AS next
    CROSS JOIN LATERAL (
      SELECT m FROM member m WHERE m.organization_id = p_organization AND m.id = next.member_id OFFSET 0
    ) AS found
    JOIN role r ON r.name = next.role
    WHERE rollcall.has_access(found.m) AND r.administers AND NOT rollcall.removal_is_pending(found.m)
  );
END
$$;
