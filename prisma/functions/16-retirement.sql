-- What retiring a directory does: its users count as inactive from then on. It only reads, and roles come from role_of
-- alone, as when the retirement is carried out.

-- Everybody who is in by an active user of the directory, as they are and as they would be without it.
CREATE FUNCTION rollcall.retirement_outcome(p_organization uuid, p_directory uuid)
RETURNS TABLE (
  member_id uuid, had_access boolean, has_access boolean, from_role text, to_role text,
  reason text, directory_id uuid, group_id uuid, attribute text, attribute_value text
) LANGUAGE plpgsql STABLE SET work_mem = '64MB' AS $$
#variable_conflict use_column
DECLARE
  v_members uuid[] := ARRAY(
    SELECT DISTINCT u.member_id FROM directory_user u
    WHERE u.organization_id = p_organization AND u.directory_id = p_directory AND u.active
  );
BEGIN
  RETURN QUERY
  SELECT m.id, rollcall.has_access(m), m.merged_into_id IS NULL AND CASE
      WHEN m.direct THEN true
      WHEN best.missing IS NOT NULL THEN best.missing = '{}'
      ELSE EXISTS (
        SELECT FROM withheld_removal w
        WHERE w.organization_id = m.organization_id AND w.member_id = m.id AND w.ends = 'access'
      )
    END, m.role, next.role, next.reason, next.directory_id, next.group_id, next.attribute, next.attribute_value
  FROM rollcall.role_of(p_organization, v_members, jsonb_build_object('without', p_directory)) AS next
  JOIN member m ON m.organization_id = p_organization AND m.id = next.member_id
  LEFT JOIN LATERAL (
    SELECT u.missing FROM directory_user u
    WHERE u.member_id = m.id AND u.organization_id = m.organization_id AND u.active AND u.directory_id <> p_directory
    ORDER BY cardinality(u.missing), u.id LIMIT 1
  ) AS best ON true;
END
$$;

-- As change_key, of somebody who loses access.
CREATE FUNCTION rollcall.end_of_access_key(p_member uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT uuid_hash_extended(p_member, hashtextextended('end of access', 0));
$$;
