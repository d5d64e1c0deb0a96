-- Code boxes that nobody has yet. What has left is known by its serial alone, so that no file brings it back.
create table stock (
  serial text collate "C" primary key,
  maker text,
  model text,
  box jsonb,
  sealed text,
  start_pin text,
  usable_from bigint,
  usable_until bigint,
  batch text not null,
  added bigint not null,
  gone bigint,
  check ((gone is null) = (sealed is not null)),
  check ((gone is null) = (box is not null)),
  check (gone is null or start_pin is null)
);
create index stock_oldest on stock (added, serial) where gone is null;

-- K27, K36, K37: what was ordered, and what became of it.
create table box_orders (
  id text collate "C" primary key,
  customer text collate "C" not null,
  by text not null check (by in ('customer', 'staff', 'renewal')),
  ordered bigint not null,
  sent bigint,
  cancelled bigint,
  serial text,
  check (sent is null or cancelled is null),
  check ((sent is null) = (serial is null))
);
-- One open order of a customer.
create unique index box_orders_open on box_orders (customer) where sent is null and cancelled is null;
create index box_orders_waiting on box_orders (ordered, id) where sent is null and cancelled is null;
create index box_orders_settled on box_orders (coalesce(sent, cancelled)) where sent is not null or cancelled is not null;

-- Which boxes are near the end of their battery.
create index credentials_ending on credentials (kind, expires) where ended is null and expires is not null;
