-- The state of a directory, from what was seen of it. One that support has suspended is that alone. Failing is said only of what is newer than the last success: what
-- was repaired is no problem any more.
--   p_last_request_at   of the last request whose token was right
--   p_last_success_at   within the last day, p_last_failure_at: within the last hour
--   p_requests          of the last hour, p_failures: of these
--   p_last_refused_at   when a request was last refused at authentication, within the last hour
CREATE FUNCTION rollcall.directory_state(
  p_suspended_at timestamptz,
  p_last_request_at timestamptz,
  p_last_success_at timestamptz,
  p_last_failure_at timestamptz,
  p_requests bigint,
  p_failures bigint,
  p_last_refused_at timestamptz
) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN p_suspended_at IS NOT NULL THEN 'suspended'
    WHEN p_last_refused_at > coalesce(p_last_request_at, '-infinity') THEN 'failing'
    WHEN p_failures > 0 AND p_failures * 2 >= p_requests
      AND p_last_failure_at > coalesce(p_last_success_at, '-infinity') THEN 'failing'
    WHEN p_last_request_at IS NULL THEN 'never_connected'
    WHEN p_last_request_at >= now() - interval '2 hours' THEN 'working'
    ELSE 'quiet'
  END
$$;
