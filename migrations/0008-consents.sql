-- K10, K16: what customers have agreed to, each version once.
create table consents (
  customer text collate "C" not null,
  subject text collate "C" not null,
  version text collate "C" not null,
  at bigint not null,
  primary key (customer, subject, version)
);
