-- What the OpenID Provider keeps. Ids that open something by themselves are keyed hashes, and bodies are sealed (I8).
create table openid (
  kind text collate "C" not null,
  id text collate "C" not null,
  -- Empty: a word that is taken once, of which there is nothing more to say.
  body text not null,
  "grant" text collate "C",
  uid text collate "C",
  -- Null: lasting.
  expires bigint,
  consumed bigint,
  primary key (kind, id)
);
create index openid_of_grant on openid ("grant") where "grant" is not null;
create index openid_by_uid on openid (kind, uid) where uid is not null;
create index openid_by_end on openid (expires) where expires is not null;

-- T57: what lives for minutes ends with the epoch, used or not. Two things outlive it: words that were taken once, whose owners
-- choose how long they are good; and clients, of which none that was thrown away for a leaked secret may come back.
create function note_openid_word() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'openid-word', 'kind', new.kind, 'id', new.id, 'expires', new.expires));
  return null;
end $$;
create trigger note_openid_word after insert on openid for each row when (new.body = '') execute function note_openid_word();

create function note_openid_lasting() returns trigger language plpgsql as $$ begin
  insert into journal (change)
  values (jsonb_build_object('is', 'openid-lasting', 'kind', coalesce(new.kind, old.kind), 'id', coalesce(new.id, old.id),
    'gone', tg_op = 'DELETE'));
  return null;
end $$;
create trigger note_openid_lasting_new after insert on openid for each row
  when (new.expires is null) execute function note_openid_lasting();
create trigger note_openid_lasting after update on openid for each row
  when (new.expires is null or old.expires is null) execute function note_openid_lasting();
create trigger note_openid_lasting_gone after delete on openid for each row
  when (old.expires is null) execute function note_openid_lasting();
