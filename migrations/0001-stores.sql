-- Times are milliseconds since 1970 in UTC. Identifiers are drawn by the server, so text compares by bytes: collate "C".
-- No foreign keys: each table has its own time to be forgotten, and what must hold together is one conditional update.

create table flows (
  id text collate "C" primary key,
  version bigint not null,
  call text,
  customer text,
  ended boolean not null,
  expires bigint not null,
  -- The newest challenge: the only one that can be answered (I2).
  asks text,
  body jsonb not null
);
create index flows_of_call on flows (call) where not ended;
create index flows_overdue on flows (expires) where not ended;

create table challenges (
  id text collate "C" primary key,
  flow text not null,
  authenticator text not null,
  customer text,
  sealed text not null,
  opened bigint not null,
  expires bigint not null,
  taken bigint
);
create index challenges_waiting on challenges (customer, authenticator) where taken is null and customer is not null;

-- I3: wrong + open never exceed the budget, since the update that opens a try says so.
create table budgets (
  "of" text collate "C" not null,
  kind text collate "C" not null,
  wrong integer not null default 0 check (wrong >= 0),
  open integer not null default 0 check (open >= 0),
  since_right integer not null default 0 check (since_right >= 0),
  seq bigint not null default 0,
  pauses integer not null default 0 check (pauses >= 0),
  paused_until bigint,
  locked bigint,
  primary key ("of", kind)
);

-- 'rested': a wrong one that a pause has taken out of budgets.wrong; it still counts towards the lock.
create table tries (
  id text collate "C" primary key,
  "of" text collate "C" not null,
  kind text collate "C" not null,
  seq bigint not null,
  "is" text not null check ("is" in ('open', 'wrong', 'rested')),
  began_pause boolean not null default false,
  rule jsonb not null,
  node text not null,
  reserved bigint not null
);
create index tries_of_budget on tries ("of", kind, seq);
create index tries_open on tries (reserved) where "is" = 'open';

-- I2: single use is this primary key.
create table used (
  "of" text collate "C" not null,
  mark text collate "C" not null,
  primary key ("of", mark)
);
create table counters (
  "of" text collate "C" primary key,
  value bigint not null
);

create table customers (
  id text collate "C" primary key,
  name text not null,
  language text not null,
  since bigint not null,
  blocked_at bigint,
  blocked_why text,
  check ((blocked_at is null) = (blocked_why is null))
);
-- I1: an identifier has one owner.
create table identifiers (
  kind text collate "C" not null,
  value text collate "C" not null,
  customer text collate "C" not null,
  place integer not null,
  primary key (kind, value)
);
create index identifiers_of_customer on identifiers (customer);

create table credentials (
  id text collate "C" primary key,
  customer text collate "C" not null,
  kind text collate "C" not null,
  version bigint not null,
  state jsonb not null,
  sealed text not null,
  lookup text collate "C",
  added bigint not null,
  expires bigint,
  ended bigint
);
create index credentials_of_customer on credentials (customer, kind) where ended is null;
-- I1: a lookup never finds somebody else.
create unique index credentials_by_lookup on credentials (kind, lookup) where ended is null and lookup is not null;

create table calls (
  id text collate "C" primary key,
  node text collate "C" not null,
  "from" text,
  "to" text not null,
  language text not null,
  opened bigint not null,
  lease bigint not null,
  ended bigint,
  hears text not null,
  failed jsonb not null,
  claimed text,
  identified jsonb,
  reason text,
  queued bigint,
  advisor text,
  answered bigint,
  wish text,
  alerts jsonb not null
);
create index calls_not_ended on calls (lease) where ended is null;
create index calls_in_name_of on calls (claimed) where ended is null;

create table audit (
  sequence bigint generated always as identity primary key,
  at bigint not null,
  what text not null,
  node text not null,
  flow text,
  call text,
  customer text,
  staff text,
  detail jsonb
);
create index audit_of_customer on audit (customer, sequence) where customer is not null;

create table outbox (
  id text collate "C" primary key,
  kind text not null,
  "to" text not null,
  body jsonb not null,
  due bigint not null,
  failures integer not null default 0,
  held_until bigint not null default 0
);
create index outbox_due on outbox (due, id);

create table wakeups (
  customer text collate "C" primary key,
  unanswered integer not null default 0,
  paused_until bigint not null default 0
);

create table staff (
  id text collate "C" primary key,
  name text not null,
  role text not null,
  language text not null,
  available boolean not null
);

create table sessions (
  id text collate "C" primary key,
  kind text not null,
  "of" text not null,
  began bigint not null,
  expires bigint not null,
  whole bigint not null
);
create index sessions_of_owner on sessions (kind, "of");
create table marks (
  mark text collate "C" primary key,
  expires bigint not null
);

create table alarms (
  id text collate "C" primary key,
  at bigint not null,
  kind text not null,
  call text,
  customer text,
  detail text not null
);
create index alarms_latest on alarms (at, id);
