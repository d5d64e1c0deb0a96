-- What the core bank tells of a customer besides the name: who is written to, and how. 'closed': no longer a customer.
alter table customers
  add column born text,
  add column address jsonb not null default '[]',
  add column letters text not null default 'ordinary' check (letters in ('ordinary', 'large', 'braille')),
  add column closed bigint,
  -- Whatever refuses a blocked agreement refuses a closed one.
  add check (closed is null or blocked_at is not null);
