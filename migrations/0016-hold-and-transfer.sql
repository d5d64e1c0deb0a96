-- I9: a transferred call keeps its identification once. `transferred`: when it was last handed on. `missed`: the advisor whose own
-- telephone did not answer when the caller was put through.
alter table calls add column held boolean not null default false;
alter table calls add column transferred bigint;
alter table calls add column missed text;
