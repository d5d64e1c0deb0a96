-- T57: what must outlive a restored database: every one-time thing that was used, every credential that changed or ended, every lock
-- and block. Written by the database itself, so that no way into it can forget to; in the order of the audit, with which it is exported.
create table journal (
  sequence bigint primary key default nextval('audit_sequence_seq'),
  at bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint,
  change jsonb not null
);
create index journal_by_time on journal (at);

-- One row. The other half lies outside, and a database without its half, or with an older one, stays sealed.
create table epochs (
  single boolean primary key default true check (single),
  epoch text not null,
  began bigint not null
);
-- One row while a restored database gets back what it has missed: from which line on.
create table replays (
  single boolean primary key default true check (single),
  "from" bigint not null
);

create function note_used() returns trigger language plpgsql as $$ begin
  insert into journal (change) values (jsonb_build_object('is', 'once', 'of', new."of", 'mark', new.mark));
  return null;
end $$;
create trigger note_used after insert on used for each row execute function note_used();

create function note_mark() returns trigger language plpgsql as $$ begin
  insert into journal (change) values (jsonb_build_object('is', 'mark', 'mark', new.mark, 'expires', new.expires));
  return null;
end $$;
create trigger note_mark after insert on marks for each row execute function note_mark();

create function note_counter() returns trigger language plpgsql as $$ begin
  insert into journal (change) values (jsonb_build_object('is', 'counter', 'of', new."of", 'value', new.value));
  return null;
end $$;
create trigger note_counter after insert or update on counters for each row execute function note_counter();

-- The state, which holds no secret; whether the sealed secret changed, and not what it is.
create function note_credential() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into journal (change)
    values (jsonb_build_object('is', 'add', 'credential', new.id, 'customer', new.customer, 'kind', new.kind));
  else
    insert into journal (change)
    values (jsonb_build_object('is', 'change', 'credential', new.id, 'version', new.version, 'state', new.state, 'expires', new.expires,
      'ended', new.ended, 'other', new.sealed <> old.sealed));
  end if;
  return null;
end $$;
create trigger note_credential after insert or update on credentials for each row execute function note_credential();

create function note_lock() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'lock', 'of', new."of", 'kind', new.kind, 'wrong', new.wrong, 'sinceRight', new.since_right,
    'pauses', new.pauses, 'pausedUntil', new.paused_until, 'locked', new.locked));
  return null;
end $$;
create trigger note_lock after update on budgets for each row
  when (new.locked is distinct from old.locked or new.paused_until is distinct from old.paused_until) execute function note_lock();

create function note_customer() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'customer', 'customer', new.id, 'blockedAt', new.blocked_at, 'blockedWhy', new.blocked_why,
    'closed', new.closed));
  return null;
end $$;
create trigger note_customer after update on customers for each row
  when (new.blocked_at is distinct from old.blocked_at or new.closed is distinct from old.closed) execute function note_customer();

create function note_consent() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'consent', 'customer', new.customer, 'subject', new.subject, 'version', new.version, 'at', new.at));
  return null;
end $$;
create trigger note_consent after insert on consents for each row execute function note_consent();

-- S63: that it changed; never the number.
create function note_number() returns trigger language plpgsql as $$ begin
  insert into journal (change) values (jsonb_build_object('is', 'number', 'customer', coalesce(new.customer, old.customer)));
  return null;
end $$;
create trigger note_number after insert or update or delete on numbers for each row execute function note_number();

create function note_letter() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'letter', 'letter', new.id, 'printed', new.printed, 'cancelled', new.cancelled));
  return null;
end $$;
create trigger note_letter after update on letters for each row
  when (old.sealed is not null and new.sealed is null) execute function note_letter();
