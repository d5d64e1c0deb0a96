-- The lines of audit and journal have one order, and are read in it. Who reads waits for whoever has drawn a number and is not over yet, by a
-- lock of its own: the lock of a table would wait for VACUUM and ANALYZE as well, and every log-in behind it.
create function keep_order() returns trigger language plpgsql as $$ begin
  perform pg_advisory_xact_lock_shared(7412021);
  return null;
end $$;
create trigger keep_order before insert on audit for each statement execute function keep_order();
create trigger keep_order before insert on journal for each statement execute function keep_order();
