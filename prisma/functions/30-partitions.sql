-- Makes the partitions (UTC) of this month and the next two for every table that is partitioned by month, and those of
-- today and the next seven days for what is partitioned by day. They are public by name, lest they be made among the
-- functions (00-schema.sql) and dropped with them. As the owner of the tables, which the application's role is not.
CREATE FUNCTION rollcall.ensure_partitions() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_partition record;
BEGIN
  FOR v_partition IN
    SELECT parent, parent || to_char(first, suffix) AS name, first AT TIME ZONE 'UTC' AS first, (first + length) AT TIME ZONE 'UTC' AS past
    FROM (VALUES
      (ARRAY['role_change', 'provisioning_record', 'provisioning_cycle', 'audit_record'], 'month', interval '1 month', 2, '_YYYY_MM'),
      (ARRAY['provisioning_body'], 'day', interval '1 day', 7, '_YYYY_MM_DD')
    ) AS kept (parents, unit, length, ahead, suffix)
    CROSS JOIN unnest(parents) AS parent
    CROSS JOIN generate_series(0, kept.ahead) AS number
    CROSS JOIN LATERAL (SELECT date_trunc(unit, now() AT TIME ZONE 'UTC') + number * length AS first) AS start
  LOOP
    EXECUTE format(
      'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
      v_partition.name, v_partition.parent, v_partition.first, v_partition.past
    );
  END LOOP;
END
$$;

-- Drops the months of requests and cycles, and the days of bodies, that no organization shows any more, and returns
-- their tables. Whoever reads at that moment is not waited for long: the next run drops them as well.
CREATE FUNCTION rollcall.drop_old_partitions() RETURNS SETOF text LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  v_partition name;
BEGIN
  FOR v_partition IN
    SELECT c.relname
    FROM (SELECT max(activity_days) AS activity_days, max(body_days) AS body_days FROM organization) AS shown
    CROSS JOIN LATERAL (VALUES
      ('public.provisioning_record'::regclass, activity_days, '\d{4}_\d{2}', 'YYYY_MM', interval '1 month'),
      ('public.provisioning_cycle'::regclass, activity_days, '\d{4}_\d{2}', 'YYYY_MM', interval '1 month'),
      ('public.provisioning_body'::regclass, body_days, '\d{4}_\d{2}_\d{2}', 'YYYY_MM_DD', interval '1 day')
    ) AS kept (parent, days, pattern, format, length)
    JOIN pg_inherits i ON i.inhparent = kept.parent
    JOIN pg_class c ON c.oid = i.inhrelid
    CROSS JOIN LATERAL (SELECT substring(c.relname FROM '_(' || kept.pattern || ')$') AS start) AS named
    WHERE (to_date(named.start, kept.format) + kept.length) AT TIME ZONE 'UTC' <= now() - make_interval(days => kept.days)
    ORDER BY c.relname
  LOOP
    EXECUTE format('DROP TABLE public.%I', v_partition);
    RETURN NEXT v_partition;
  END LOOP;
END
$$;
