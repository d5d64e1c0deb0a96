-- S63: telephone numbers stand apart. Sealed; digest is a keyed hash, by which sendings are counted without the number.
create table numbers (
  customer text collate "C" primary key,
  sealed text not null,
  digest text not null,
  since bigint not null
);
-- T41: a change waits here until it is due.
create table proposed_numbers (
  customer text collate "C" primary key,
  sealed text not null,
  digest text not null,
  credential text not null,
  proposed bigint not null,
  due bigint not null
);
create index proposed_numbers_due on proposed_numbers (due);

-- What gateways took and told of it: never a text, never a number. A receipt may come before the record of its message.
create table sms (
  gateway text collate "C" not null,
  reference text collate "C" not null,
  id text collate "C",
  customer text collate "C",
  state text not null check (state in ('handed-over', 'on-its-way', 'delivered', 'undeliverable', 'expired')),
  at bigint not null,
  primary key (gateway, reference)
);
create index sms_of_message on sms (id) where id is not null;
create index sms_by_time on sms (at);

-- T42: one row for each limit and window of time.
create table sms_counts (
  kind text collate "C" not null,
  "of" text collate "C" not null,
  began bigint not null,
  count integer not null,
  primary key (kind, "of", began)
);
create index sms_counts_by_time on sms_counts (began);

-- Each kind of message has its own carrier.
drop index outbox_due;
create index outbox_due on outbox (kind, due, id);
