-- The mass-removal guard (docs/decisions/0032): what an IdP ends for many people within an hour waits for an admin.

-- Called in the transaction of an IdP's write, after it and before what follows from it is stored: withholds the end
-- of access of those of the members who have no active source left (where the write can end access), and the end of
-- administration of those whose groups no longer give it, if they are beyond what may go within an hour. Returns for
-- how many. The caller holds the lock of the organization and of the members.
--
-- Whoever is pending already is not counted again.
CREATE FUNCTION rollcall.guard_removals(
  p_organization uuid,
  p_members uuid[],
  p_ends_access boolean,
  p_directory uuid,
  p_record uuid
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_ending uuid[] := '{}';
  v_demoted uuid[] := '{}';
  v_going uuid[];
  v_administering uuid[];
  v_limit record;
  v_withheld integer := 0;
BEGIN
  PERFORM rollcall.forget_returned(p_organization, p_members);
  IF p_ends_access THEN
    v_ending := ARRAY(
      SELECT m.id FROM member m
      WHERE m.organization_id = p_organization AND m.id = ANY (p_members) AND m.active
        AND NOT rollcall.has_source(p_organization, m.id)
    );
    -- Once more for whoever was kept, and more than was said before for whoever would only have lost their role.
    DELETE FROM withheld_removal w
    WHERE w.organization_id = p_organization AND w.member_id = ANY (v_ending) AND w.takes_effect_at IS NULL;
    UPDATE withheld_removal w SET ends = 'access'
    WHERE w.organization_id = p_organization AND w.member_id = ANY (v_ending) AND w.ends <> 'access';
  END IF;
  v_demoted := ARRAY(
    SELECT next.member_id FROM rollcall.role_of(p_organization, ARRAY(
      SELECT (found.m).id FROM (
        SELECT m FROM member m WHERE m.organization_id = p_organization AND m.id = ANY (p_members) OFFSET 0
      ) AS found
      WHERE rollcall.has_access(found.m) AND rollcall.administers((found.m).role) AND (found.m).id <> ALL (v_ending)
    )) AS next
    WHERE NOT rollcall.administers(next.role)
  );
  -- That is for the lockout hold: it lets them go on.
  IF v_demoted <> '{}' AND NOT rollcall.somebody_administers(p_organization, p_members, v_demoted) THEN
    v_demoted := '{}';
  END IF;

  v_going := ARRAY(
    SELECT id FROM unnest(v_ending || v_demoted) AS id
    WHERE NOT EXISTS (
      SELECT FROM withheld_removal w WHERE w.organization_id = p_organization AND w.member_id = id
    )
    ORDER BY id
  );
  IF v_going = '{}' OR NOT (SELECT removal_guard FROM organization WHERE id = p_organization) THEN
    RETURN 0;
  END IF;
  -- Each is looked for (OFFSET 0): by what is known of roles in general, all who have one would be read.
  v_administering := ARRAY(
    SELECT (found.m).id FROM (
      SELECT m FROM member m WHERE m.organization_id = p_organization AND m.id = ANY (v_going) OFFSET 0
    ) AS found
    WHERE rollcall.has_access(found.m) AND rollcall.administers((found.m).role)
  );

  SELECT * INTO v_limit FROM rollcall.count_removals(p_organization, v_going, v_administering);
  WITH going AS (
    SELECT id, id = ANY (v_administering) AS administers,
      v_limit.people - cardinality(v_going) + row_number() OVER (ORDER BY id) AS people,
      v_limit.administering - cardinality(v_administering)
        + count(*) FILTER (WHERE id = ANY (v_administering)) OVER (ORDER BY id) AS administering
    FROM unnest(v_going) AS id
  ), withheld AS (
    INSERT INTO withheld_removal (organization_id, member_id, ends, role, directory_id, record_id, takes_effect_at)
    SELECT p_organization, g.id, CASE WHEN g.id = ANY (v_ending) THEN 'access' ELSE 'administration' END, m.role,
      p_directory, p_record, now() + interval '4 hours'
    FROM going g
    JOIN member m ON m.organization_id = p_organization AND m.id = g.id
    WHERE g.people > v_limit.people_max OR g.administers AND g.administering > v_limit.administering_max
    RETURNING 1
  )
  SELECT count(*) INTO v_withheld FROM withheld;
  RETURN v_withheld;
END
$$;

CREATE FUNCTION rollcall.has_source(p_organization uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (SELECT direct FROM member WHERE organization_id = p_organization AND id = p_member) OR EXISTS (
    SELECT FROM directory_user u
    WHERE u.member_id = p_member AND u.organization_id = p_organization AND u.active
  );
$$;

-- What the IdP gave back, or an admin in another way, is no longer withheld.
CREATE FUNCTION rollcall.forget_returned(p_organization uuid, p_members uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM withheld_removal w WHERE w.organization_id = p_organization AND w.member_id = ANY (p_members)
    AND CASE w.ends
      WHEN 'access' THEN rollcall.has_source(p_organization, w.member_id)
      ELSE rollcall.administers((
        SELECT next.role FROM rollcall.role_of(p_organization, ARRAY[w.member_id], NULL, false, false) AS next
      ))
    END;
$$;

-- Counts those who go now and returns how many go with them within the hour that ends now, and how many of them may go
-- by themselves. One transaction at a time counts for an organization, so that no two take the last place. Infinite
-- where nothing can be withheld: with fewer than 10, and with 20 active people or fewer.
CREATE FUNCTION rollcall.count_removals(p_organization uuid, p_going uuid[], p_administering uuid[])
RETURNS TABLE (people bigint, administering bigint, people_max float8, administering_max float8) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_minute timestamptz := date_trunc('minute', now());
  v_first_at timestamptz;
  v_active_before integer;
  v_administering_before integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p_organization::text, 1));
  DELETE FROM removal_count c WHERE c.organization_id = p_organization AND c.minute <= v_minute - interval '1 hour';
  UPDATE removal_count c SET
    first_at = least(c.first_at, now()),
    people = c.people + cardinality(p_going),
    administering = c.administering + cardinality(p_administering)
  WHERE c.organization_id = p_organization AND c.minute = v_minute;
  IF NOT FOUND THEN
    INSERT INTO removal_count (organization_id, minute, first_at, people, administering, administering_before) VALUES (
      p_organization, v_minute, now(), cardinality(p_going), cardinality(p_administering),
      rollcall.count_administering(p_organization)
    );
  END IF;
  SELECT sum(c.people), sum(c.administering), min(c.first_at),
    max(c.active_before) FILTER (WHERE c.minute = v_minute),
    (array_agg(c.administering_before ORDER BY c.minute))[1]
  INTO people, administering, v_first_at, v_active_before, v_administering_before
  FROM removal_count c WHERE c.organization_id = p_organization;
  people_max := 'Infinity';
  administering_max := 'Infinity';

  IF people >= 10 THEN
    IF v_active_before IS NULL THEN
      v_active_before := people + rollcall.count_active(p_organization, p_going, v_first_at, NULL);
      UPDATE removal_count c SET active_before = v_active_before
      WHERE c.organization_id = p_organization AND c.minute = v_minute;
    END IF;
    IF v_active_before > 20 THEN
      people_max := greatest(9, floor(v_active_before * 0.3));
    END IF;
  ELSIF p_administering <> '{}' THEN
    v_active_before := people + rollcall.count_active(p_organization, p_going, v_first_at, 21);
  END IF;
  IF p_administering <> '{}' AND v_active_before > 20 THEN
    administering_max := greatest(1, floor(v_administering_before / 2.0));
  END IF;
  RETURN NEXT;
END
$$;

-- Active people since a time, apart from those who go now and those who are pending. At most p_max are counted.
CREATE FUNCTION rollcall.count_active(p_organization uuid, p_going uuid[], p_since timestamptz, p_max integer)
RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM (
    SELECT FROM member m
    WHERE m.organization_id = p_organization AND m.active AND m.merged_into_id IS NULL AND m.created_at <= p_since
      AND m.id <> ALL (p_going) AND NOT rollcall.removal_is_pending(m)
    LIMIT p_max
  ) AS counted;
$$;

-- Those who administer and are not pending. Planned for each role, as others_administer is.
CREATE FUNCTION rollcall.count_administering(p_organization uuid) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_role text;
  v_of_role integer;
  v_all integer := 0;
BEGIN
  FOREACH v_role IN ARRAY rollcall.administering_roles() LOOP
    EXECUTE 'SELECT count(*) FROM member m WHERE m.organization_id = $1 AND m.role = $2 AND rollcall.has_access(m)
      AND NOT rollcall.removal_is_pending(m)'
    INTO v_of_role USING p_organization, v_role;
    v_all := v_all + v_of_role;
  END LOOP;
  RETURN v_all;
END
$$;
