-- T57: a box that was handed out or thrown away after the backup is not in the stock of the restored database either: whoever has it
-- would have the next customer's box.
create function note_stock() returns trigger language plpgsql as $$ begin
  insert into journal (change) values (jsonb_build_object('is', 'stock', 'serial', new.serial, 'batch', new.batch, 'gone', new.gone));
  return null;
end $$;
create trigger note_stock after update on stock for each row when (old.gone is null and new.gone is not null) execute function note_stock();
