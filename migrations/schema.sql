-- Generated from the migrations by scripts/write-schema.ts. To be read; never applied.

create table alarms (
  id text collate "C" not null,
  at bigint not null,
  kind text not null,
  call text,
  customer text,
  detail text not null
);
alter table alarms add constraint alarms_pkey PRIMARY KEY (id);
CREATE INDEX alarms_latest ON public.alarms USING btree (at, id);

create table audit (
  sequence bigint generated always as identity not null,
  at bigint not null,
  what text not null,
  node text not null,
  flow text,
  call text,
  customer text,
  staff text,
  detail jsonb
);
alter table audit add constraint audit_pkey PRIMARY KEY (sequence);
CREATE INDEX audit_endings ON public.audit USING btree (customer, sequence) WHERE ((customer IS NOT NULL) AND (what = ANY (ARRAY['agreement-blocked'::text, 'customer-closed'::text, 'code-box-blocked'::text, 'phone-ended'::text, 'phone-stopped'::text, 'passkey-ended'::text, 'flow-done'::text])));
CREATE INDEX audit_of_customer ON public.audit USING btree (customer, sequence) WHERE (customer IS NOT NULL);

create table box_orders (
  id text collate "C" not null,
  customer text collate "C" not null,
  by text not null,
  ordered bigint not null,
  sent bigint,
  cancelled bigint,
  serial text
);
alter table box_orders add constraint box_orders_by_check CHECK ((by = ANY (ARRAY['customer'::text, 'staff'::text, 'renewal'::text])));
alter table box_orders add constraint box_orders_check CHECK (((sent IS NULL) OR (cancelled IS NULL)));
alter table box_orders add constraint box_orders_check1 CHECK (((sent IS NULL) = (serial IS NULL)));
alter table box_orders add constraint box_orders_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX box_orders_open ON public.box_orders USING btree (customer) WHERE ((sent IS NULL) AND (cancelled IS NULL));
CREATE INDEX box_orders_settled ON public.box_orders USING btree (COALESCE(sent, cancelled)) WHERE ((sent IS NOT NULL) OR (cancelled IS NOT NULL));
CREATE INDEX box_orders_waiting ON public.box_orders USING btree (ordered, id) WHERE ((sent IS NULL) AND (cancelled IS NULL));

create table budgets (
  of text collate "C" not null,
  kind text collate "C" not null,
  wrong integer default 0 not null,
  open integer default 0 not null,
  since_right integer default 0 not null,
  seq bigint default 0 not null,
  pauses integer default 0 not null,
  paused_until bigint,
  locked bigint
);
alter table budgets add constraint budgets_open_check CHECK ((open >= 0));
alter table budgets add constraint budgets_pauses_check CHECK ((pauses >= 0));
alter table budgets add constraint budgets_pkey PRIMARY KEY (of, kind);
alter table budgets add constraint budgets_since_right_check CHECK ((since_right >= 0));
alter table budgets add constraint budgets_wrong_check CHECK ((wrong >= 0));

create table calls (
  id text collate "C" not null,
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
  alerts jsonb not null,
  held boolean default false not null,
  transferred bigint,
  missed text
);
alter table calls add constraint calls_pkey PRIMARY KEY (id);
CREATE INDEX calls_in_name_of ON public.calls USING btree (claimed) WHERE (ended IS NULL);
CREATE INDEX calls_not_ended ON public.calls USING btree (lease) WHERE (ended IS NULL);
CREATE INDEX calls_over ON public.calls USING btree (ended) WHERE (ended IS NOT NULL);

create table challenges (
  id text collate "C" not null,
  flow text not null,
  authenticator text not null,
  customer text,
  sealed text not null,
  opened bigint not null,
  expires bigint not null,
  taken bigint
);
alter table challenges add constraint challenges_pkey PRIMARY KEY (id);
CREATE INDEX challenges_of_flow ON public.challenges USING btree (flow);
CREATE INDEX challenges_waiting ON public.challenges USING btree (customer, authenticator) WHERE ((taken IS NULL) AND (customer IS NOT NULL));

create table consents (
  customer text collate "C" not null,
  subject text collate "C" not null,
  version text collate "C" not null,
  at bigint not null
);
alter table consents add constraint consents_pkey PRIMARY KEY (customer, subject, version);

create table counters (
  of text collate "C" not null,
  value bigint not null
);
alter table counters add constraint counters_pkey PRIMARY KEY (of);

create table credentials (
  id text collate "C" not null,
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
alter table credentials add constraint credentials_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX credentials_by_lookup ON public.credentials USING btree (kind, lookup) WHERE ((ended IS NULL) AND (lookup IS NOT NULL));
CREATE INDEX credentials_ending ON public.credentials USING btree (kind, expires) WHERE ((ended IS NULL) AND (expires IS NOT NULL));
CREATE INDEX credentials_of_customer ON public.credentials USING btree (customer, kind) WHERE (ended IS NULL);
CREATE INDEX credentials_over ON public.credentials USING btree (LEAST(ended, expires));

create table customers (
  id text collate "C" not null,
  name text not null,
  language text not null,
  since bigint not null,
  blocked_at bigint,
  blocked_why text,
  born text,
  address jsonb default '[]'::jsonb not null,
  letters text default 'ordinary'::text not null,
  closed bigint
);
alter table customers add constraint customers_check CHECK (((blocked_at IS NULL) = (blocked_why IS NULL)));
alter table customers add constraint customers_check1 CHECK (((closed IS NULL) OR (blocked_at IS NOT NULL)));
alter table customers add constraint customers_letters_check CHECK ((letters = ANY (ARRAY['ordinary'::text, 'large'::text, 'braille'::text])));
alter table customers add constraint customers_pkey PRIMARY KEY (id);
CREATE INDEX customers_closed ON public.customers USING btree (closed) WHERE (closed IS NOT NULL);

create table epochs (
  single boolean default true not null,
  epoch text not null,
  began bigint not null
);
alter table epochs add constraint epochs_pkey PRIMARY KEY (single);
alter table epochs add constraint epochs_single_check CHECK (single);

create table flows (
  id text collate "C" not null,
  version bigint not null,
  call text,
  customer text,
  ended boolean not null,
  expires bigint not null,
  asks text,
  body jsonb not null
);
alter table flows add constraint flows_pkey PRIMARY KEY (id);
CREATE INDEX flows_of_call ON public.flows USING btree (call) WHERE (NOT ended);
CREATE INDEX flows_over ON public.flows USING btree (expires) WHERE ended;
CREATE INDEX flows_overdue ON public.flows USING btree (expires) WHERE (NOT ended);

create table identifiers (
  kind text collate "C" not null,
  value text collate "C" not null,
  customer text collate "C" not null,
  place integer not null
);
alter table identifiers add constraint identifiers_pkey PRIMARY KEY (kind, value);
CREATE INDEX identifiers_of_customer ON public.identifiers USING btree (customer);

create table journal (
  sequence bigint default nextval('audit_sequence_seq'::regclass) not null,
  at bigint default ((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric))::bigint not null,
  change jsonb not null
);
alter table journal add constraint journal_pkey PRIMARY KEY (sequence);
CREATE INDEX journal_by_time ON public.journal USING btree (at);

create table letter_keys (
  letter text collate "C" not null,
  key text not null
);
alter table letter_keys add constraint letter_keys_pkey PRIMARY KEY (letter);

create table letters (
  id text collate "C" not null,
  customer text collate "C" not null,
  kind text not null,
  credential text,
  apart bigint not null,
  ordered bigint not null,
  wanted bigint not null,
  due bigint not null,
  held_until bigint default 0 not null,
  printed bigint,
  cancelled bigint,
  sealed text
);
alter table letters add constraint letters_apart_check CHECK ((apart >= 0));
alter table letters add constraint letters_check CHECK (((printed IS NULL) OR (cancelled IS NULL)));
alter table letters add constraint letters_check1 CHECK (((sealed IS NULL) = ((printed IS NOT NULL) OR (cancelled IS NOT NULL))));
alter table letters add constraint letters_pkey PRIMARY KEY (id);
CREATE INDEX letters_due ON public.letters USING btree (due, id) WHERE (sealed IS NOT NULL);
CREATE INDEX letters_of_customer ON public.letters USING btree (customer, ordered, id);
CREATE UNIQUE INDEX letters_open ON public.letters USING btree (customer, kind) WHERE (sealed IS NOT NULL);

create table marks (
  mark text collate "C" not null,
  expires bigint not null
);
alter table marks add constraint marks_pkey PRIMARY KEY (mark);
CREATE INDEX marks_over ON public.marks USING btree (expires);

create table migrations (
  name text collate "C" not null,
  checksum text not null
);
alter table migrations add constraint migrations_pkey PRIMARY KEY (name);

create table numbers (
  customer text collate "C" not null,
  sealed text not null,
  digest text not null,
  since bigint not null
);
alter table numbers add constraint numbers_pkey PRIMARY KEY (customer);

create table openid (
  kind text collate "C" not null,
  id text collate "C" not null,
  body text not null,
  "grant" text collate "C",
  uid text collate "C",
  expires bigint,
  consumed bigint
);
alter table openid add constraint openid_pkey PRIMARY KEY (kind, id);
CREATE INDEX openid_by_end ON public.openid USING btree (expires) WHERE (expires IS NOT NULL);
CREATE INDEX openid_by_uid ON public.openid USING btree (kind, uid) WHERE (uid IS NOT NULL);
CREATE INDEX openid_of_grant ON public.openid USING btree ("grant") WHERE ("grant" IS NOT NULL);

create table outbox (
  id text collate "C" not null,
  kind text not null,
  "to" text not null,
  body jsonb not null,
  due bigint not null,
  failures integer default 0 not null,
  held_until bigint default 0 not null
);
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
CREATE INDEX outbox_due ON public.outbox USING btree (kind, due, id);

create table proposed_numbers (
  customer text collate "C" not null,
  sealed text not null,
  digest text not null,
  credential text not null,
  proposed bigint not null,
  due bigint not null
);
alter table proposed_numbers add constraint proposed_numbers_pkey PRIMARY KEY (customer);
CREATE INDEX proposed_numbers_due ON public.proposed_numbers USING btree (due);

create table replays (
  single boolean default true not null,
  "from" bigint not null
);
alter table replays add constraint replays_pkey PRIMARY KEY (single);
alter table replays add constraint replays_single_check CHECK (single);

create table sessions (
  id text collate "C" not null,
  kind text not null,
  of text not null,
  began bigint not null,
  expires bigint not null,
  whole bigint not null
);
alter table sessions add constraint sessions_pkey PRIMARY KEY (id);
CREATE INDEX sessions_of_owner ON public.sessions USING btree (kind, of);
CREATE INDEX sessions_over ON public.sessions USING btree (expires);

create table sms (
  gateway text collate "C" not null,
  reference text collate "C" not null,
  id text collate "C",
  customer text collate "C",
  state text not null,
  at bigint not null
);
alter table sms add constraint sms_pkey PRIMARY KEY (gateway, reference);
alter table sms add constraint sms_state_check CHECK ((state = ANY (ARRAY['handed-over'::text, 'on-its-way'::text, 'delivered'::text, 'undeliverable'::text, 'expired'::text])));
CREATE INDEX sms_by_time ON public.sms USING btree (at);
CREATE INDEX sms_of_message ON public.sms USING btree (id) WHERE (id IS NOT NULL);

create table sms_counts (
  kind text collate "C" not null,
  of text collate "C" not null,
  began bigint not null,
  count integer not null
);
alter table sms_counts add constraint sms_counts_pkey PRIMARY KEY (kind, of, began);
CREATE INDEX sms_counts_by_time ON public.sms_counts USING btree (began);

create table staff (
  id text collate "C" not null,
  name text not null,
  role text not null,
  language text not null,
  available boolean not null
);
alter table staff add constraint staff_pkey PRIMARY KEY (id);

create table stock (
  serial text collate "C" not null,
  maker text,
  model text,
  box jsonb,
  sealed text,
  start_pin text,
  usable_from bigint,
  usable_until bigint,
  batch text not null,
  added bigint not null,
  gone bigint
);
alter table stock add constraint stock_check CHECK (((gone IS NULL) = (sealed IS NOT NULL)));
alter table stock add constraint stock_check1 CHECK (((gone IS NULL) = (box IS NOT NULL)));
alter table stock add constraint stock_check2 CHECK (((gone IS NULL) OR (start_pin IS NULL)));
alter table stock add constraint stock_pkey PRIMARY KEY (serial);
CREATE INDEX stock_oldest ON public.stock USING btree (added, serial) WHERE (gone IS NULL);

create table tries (
  id text collate "C" not null,
  of text collate "C" not null,
  kind text collate "C" not null,
  seq bigint not null,
  "is" text not null,
  began_pause boolean default false not null,
  rule jsonb not null,
  node text not null,
  reserved bigint not null
);
alter table tries add constraint tries_is_check CHECK (("is" = ANY (ARRAY['open'::text, 'wrong'::text, 'rested'::text])));
alter table tries add constraint tries_pkey PRIMARY KEY (id);
CREATE INDEX tries_of_budget ON public.tries USING btree (of, kind, seq);
CREATE INDEX tries_open ON public.tries USING btree (reserved) WHERE ("is" = 'open'::text);

create table used (
  of text collate "C" not null,
  mark text collate "C" not null
);
alter table used add constraint used_pkey PRIMARY KEY (of, mark);

create table wakeups (
  customer text collate "C" not null,
  unanswered integer default 0 not null,
  paused_until bigint default 0 not null
);
alter table wakeups add constraint wakeups_pkey PRIMARY KEY (customer);

-- function keep_order()

-- function note_consent()

-- function note_counter()

-- function note_credential()

-- function note_customer()

-- function note_letter()

-- function note_lock()

-- function note_mark()

-- function note_number()

-- function note_openid_lasting()

-- function note_openid_word()

-- function note_stock()

-- function note_used()

-- trigger keep_order

-- trigger keep_order

-- trigger note_consent

-- trigger note_counter

-- trigger note_credential

-- trigger note_customer

-- trigger note_letter

-- trigger note_lock

-- trigger note_mark

-- trigger note_number

-- trigger note_openid_lasting

-- trigger note_openid_lasting_gone

-- trigger note_openid_lasting_new

-- trigger note_openid_word

-- trigger note_stock

-- trigger note_used
