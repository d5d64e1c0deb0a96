-- What waits to be printed, and what was. Once a letter is printed or cancelled no row holds its content or the key to it.
create table letters (
  id text collate "C" primary key,
  customer text collate "C" not null,
  kind text not null,
  credential text,
  -- N10: so many ms from any other letter of the customer with such a distance; 0 travels with any.
  apart bigint not null check (apart >= 0),
  ordered bigint not null,
  wanted bigint not null,
  due bigint not null,
  held_until bigint not null default 0,
  printed bigint,
  cancelled bigint,
  sealed text,
  check (printed is null or cancelled is null),
  check ((sealed is null) = (printed is not null or cancelled is not null))
);
-- One open order of a kind.
create unique index letters_open on letters (customer, kind) where sealed is not null;
create index letters_due on letters (due, id) where sealed is not null;
create index letters_of_customer on letters (customer, ordered, id);

-- Each content has a key of its own, which is itself sealed by the key provider: apart from the content, so that it can be kept apart.
create table letter_keys (
  letter text collate "C" primary key,
  key text not null
);
