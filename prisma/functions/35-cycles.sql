-- What an IdP sends, by cycle (docs/decisions/0052): requests of one directory between which there is no long pause.
-- Counted from the records after they are written, since a counter that every request of a directory changes would
-- make them wait for each other.

-- Adds what was sent since it was last counted, at most p_requests_max, to the cycles and to the tallies of the hours
-- (docs/decisions/0059), and returns whether there is more. Somebody else who counts the same directory meanwhile does
-- it as well.
CREATE FUNCTION rollcall.count_cycles(p_organization uuid, p_directory uuid, p_pause interval, p_requests_max integer)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_last provisioning_cycle;
  v_from timestamptz;
  v_until timestamptz;
  v_full timestamptz;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended(p_directory::text, 2)) THEN
    RETURN false;
  END IF;
  SELECT * INTO v_last FROM provisioning_cycle
  WHERE organization_id = p_organization AND directory_id = p_directory ORDER BY started_at DESC LIMIT 1;
  v_from := coalesce(v_last.counted_until, date_trunc('month', now(), 'UTC'));
  v_until := rollcall.records_complete_until();
  v_full := (
    SELECT r.at FROM provisioning_record r
    WHERE r.organization_id = p_organization AND r.directory_id = p_directory AND r.at > v_from AND r.at < v_until
    ORDER BY r.at OFFSET p_requests_max LIMIT 1
  );
  v_until := coalesce(v_full, v_until);

  -- Those with number 0 go on with the last cycle.
  WITH request AS (
    SELECT r.at, r.operation, r.result, r.at - lag(r.at, 1, v_last.ended_at) OVER (ORDER BY r.at) AS pause
    FROM provisioning_record r
    WHERE r.organization_id = p_organization AND r.directory_id = p_directory AND r.at >= v_from AND r.at < v_until
  ), numbered AS (
    SELECT at, operation, result, count(*) FILTER (WHERE pause IS NULL OR pause > p_pause) OVER (ORDER BY at) AS number
    FROM request
  ), cycle AS (
    SELECT number, CASE number WHEN 0 THEN v_last.started_at ELSE min(at) END AS started_at, max(at) AS ended_at,
      count(*) AS requests, count(*) FILTER (WHERE operation = 'create') AS created,
      count(*) FILTER (WHERE operation = 'update') AS updated, count(*) FILTER (WHERE operation = 'enable') AS enabled,
      count(*) FILTER (WHERE operation = 'disable') AS disabled, count(*) FILTER (WHERE operation = 'delete') AS deleted,
      count(*) FILTER (WHERE operation = 'skip') AS skipped, count(*) FILTER (WHERE operation = 'read') AS looked_up,
      count(*) FILTER (WHERE result = 'incomplete') AS incomplete, count(*) FILTER (WHERE result = 'pending') AS pending,
      count(*) FILTER (WHERE result = 'failed') AS failed
    FROM numbered GROUP BY number
  ), counted AS (
    INSERT INTO provisioning_cycle AS c (
      organization_id, directory_id, started_at, ended_at, counted_until,
      requests, created, updated, enabled, disabled, deleted, skipped, looked_up, incomplete, pending, failed
    )
    SELECT p_organization, p_directory, started_at, ended_at, v_until,
      requests, created, updated, enabled, disabled, deleted, skipped, looked_up, incomplete, pending, failed
    FROM cycle
    ON CONFLICT (organization_id, started_at, directory_id) DO UPDATE SET
      ended_at = excluded.ended_at,
      counted_until = excluded.counted_until,
      requests = c.requests + excluded.requests,
      created = c.created + excluded.created,
      updated = c.updated + excluded.updated,
      enabled = c.enabled + excluded.enabled,
      disabled = c.disabled + excluded.disabled,
      deleted = c.deleted + excluded.deleted,
      skipped = c.skipped + excluded.skipped,
      looked_up = c.looked_up + excluded.looked_up,
      incomplete = c.incomplete + excluded.incomplete,
      pending = c.pending + excluded.pending,
      failed = c.failed + excluded.failed
  ), tally AS (
    SELECT at, 1 AS requests, (operation IN ('create', 'update', 'enable', 'disable', 'delete'))::int AS changes,
      (result = 'failed')::int AS failed, 0 AS cycles, 0 AS seconds, 0 AS longest
    FROM request
    UNION ALL
    SELECT started_at, 0, 0, 0, (number > 0)::int,
      extract(epoch FROM ended_at - CASE number WHEN 0 THEN v_last.ended_at ELSE started_at END),
      extract(epoch FROM ended_at - started_at)
    FROM cycle
  )
  INSERT INTO directory_tally AS t (
    organization_id, directory_id, at, requests, changes, failed, cycles, cycle_seconds, longest_cycle_seconds
  )
  SELECT p_organization, p_directory, date_trunc('hour', at, 'UTC'), sum(requests), sum(changes), sum(failed), sum(cycles),
    sum(seconds), max(longest)
  FROM tally GROUP BY 3
  ON CONFLICT (organization_id, directory_id, at) DO UPDATE SET
    requests = t.requests + excluded.requests,
    changes = t.changes + excluded.changes,
    failed = t.failed + excluded.failed,
    cycles = t.cycles + excluded.cycles,
    cycle_seconds = t.cycle_seconds + excluded.cycle_seconds,
    longest_cycle_seconds = greatest(t.longest_cycle_seconds, excluded.longest_cycle_seconds);
  RETURN v_full IS NOT NULL;
END
$$;

-- Before when every record is there that will be. A change has the time at which its transaction began, and is seen
-- when that has ended, so what still runs counts; reads and refusals are written a moment after their time. Somebody who
-- leaves a transaction open holds it back for five minutes, no longer.
CREATE FUNCTION rollcall.records_complete_until() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT greatest(now() - interval '5 minutes', least(now() - interval '3 seconds', min(xact_start)))
  FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
$$;
