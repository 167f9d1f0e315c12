-- What keeps the tallies of directories (docs/decisions/0059); what was sent is added to them in 35-cycles.sql.
-- Whom each directory has is noted where its IdP has called since that was noted last.
CREATE FUNCTION rollcall.keep_tallies() RETURNS void LANGUAGE sql AS $$
  INSERT INTO directory_tally (organization_id, directory_id, at, people, groups)
  SELECT d.organization_id, d.id, date_trunc('hour', now(), 'UTC'),
    (SELECT count(*) FROM directory_user u
      WHERE u.organization_id = d.organization_id AND u.directory_id = d.id AND u.active),
    (SELECT count(*) FROM directory_group g WHERE g.organization_id = d.organization_id AND g.directory_id = d.id)
  FROM directory d
  WHERE d.retired_at IS NULL AND d.last_request_at >= coalesce((
    SELECT t.at FROM directory_tally t
    WHERE t.organization_id = d.organization_id AND t.directory_id = d.id AND t.people IS NOT NULL
    ORDER BY t.at DESC LIMIT 1
  ), '-infinity')
  ON CONFLICT (organization_id, directory_id, at) DO UPDATE SET people = excluded.people, groups = excluded.groups
$$;

-- Reads the tallies of everybody, so that it is for once a day: what an organization does not show any more goes, and
-- the hours of a day that is some days ago become one row.
CREATE FUNCTION rollcall.age_tallies() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_days_before timestamptz := date_trunc('day', now() - interval '3 days', 'UTC');
BEGIN
  DELETE FROM directory_tally t USING organization o
  WHERE o.id = t.organization_id AND t.at < now() - make_interval(days => o.activity_days);

  WITH hour AS (
    DELETE FROM directory_tally WHERE at < v_days_before AND at <> date_trunc('day', at, 'UTC') RETURNING *
  )
  INSERT INTO directory_tally AS t
  SELECT organization_id, directory_id, date_trunc('day', at, 'UTC'), sum(requests), sum(changes), sum(failed), sum(cycles),
    sum(cycle_seconds), max(longest_cycle_seconds),
    (array_agg(people ORDER BY at DESC) FILTER (WHERE people IS NOT NULL))[1],
    (array_agg(groups ORDER BY at DESC) FILTER (WHERE groups IS NOT NULL))[1]
  FROM hour GROUP BY 1, 2, 3
  ON CONFLICT (organization_id, directory_id, at) DO UPDATE SET
    requests = t.requests + excluded.requests,
    changes = t.changes + excluded.changes,
    failed = t.failed + excluded.failed,
    cycles = t.cycles + excluded.cycles,
    cycle_seconds = t.cycle_seconds + excluded.cycle_seconds,
    longest_cycle_seconds = greatest(t.longest_cycle_seconds, excluded.longest_cycle_seconds),
    people = coalesce(excluded.people, t.people),
    groups = coalesce(excluded.groups, t.groups);
END
$$;
