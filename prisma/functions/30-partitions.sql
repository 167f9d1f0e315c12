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
