-- The state of a directory, from its row and from what was seen of it (docs/decisions/0058). One that support has
-- suspended is that alone. Failing is said only of what is newer than the last success: what was repaired is no problem
-- any more. Silence is a fault of those alone that have a rhythm: of the others it is quiet.
--   p_last_success_at   within the last day, p_last_failure_at: within the last hour
--   p_requests          of the last hour, p_failures: of these
--   p_last_refused_at   when a request was last refused at authentication, within the last hour
CREATE FUNCTION rollcall.directory_state(
  d directory,
  p_last_success_at timestamptz,
  p_last_failure_at timestamptz,
  p_requests bigint,
  p_failures bigint,
  p_last_refused_at timestamptz
) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN d.suspended_at IS NOT NULL THEN 'suspended'
    WHEN d.quarantined_at IS NOT NULL THEN 'quarantined'
    WHEN p_last_refused_at > coalesce(d.last_request_at, '-infinity') THEN 'failing'
    WHEN p_failures > 0 AND p_failures * 2 >= p_requests
      AND p_last_failure_at > coalesce(p_last_success_at, '-infinity') THEN 'failing'
    WHEN d.last_request_at IS NULL THEN 'never_connected'
    WHEN d.last_request_at + make_interval(secs => d.overdue_after_seconds) < now() THEN 'overdue'
    WHEN d.last_request_at >= now() - interval '2 hours' THEN 'working'
    ELSE 'quiet'
  END
$$;
