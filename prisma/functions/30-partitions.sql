-- Makes the partitions of this month and the next two for every table that is partitioned by month (UTC). They are
-- public by name, lest they be made among the functions (00-schema.sql) and dropped with them. As the owner of the
-- tables, which the application's role is not.
CREATE FUNCTION rollcall.ensure_partitions() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parent text;
  first timestamptz;
BEGIN
  FOREACH parent IN ARRAY ARRAY['role_change', 'provisioning_record', 'provisioning_cycle', 'audit_record'] LOOP
    FOR ahead IN 0..2 LOOP
      first := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
      EXECUTE format(
        'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
        parent || to_char(first AT TIME ZONE 'UTC', '_YYYY_MM'),
        parent,
        first,
        ((first AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
      );
    END LOOP;
  END LOOP;
END
$$;

-- Drops the months of requests and cycles that no organization shows any more, and returns their tables. Whoever reads
-- at that moment is not waited for long: the next run drops them as well.
CREATE FUNCTION rollcall.drop_old_partitions() RETURNS SETOF text LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  v_kept_from timestamptz := (SELECT now() - make_interval(days => max(activity_days)) FROM organization);
  v_partition name;
BEGIN
  FOR v_partition IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent IN ('public.provisioning_record'::regclass, 'public.provisioning_cycle'::regclass)
      AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= v_kept_from
    ORDER BY c.relname
  LOOP
    EXECUTE format('DROP TABLE public.%I', v_partition);
    RETURN NEXT v_partition;
  END LOOP;
END
$$;
