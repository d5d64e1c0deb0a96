-- K37: whoever is logged in with a box that its owner misses is logged out when it is blocked. One more ending, so a new index of them.
drop index audit_endings;
create index audit_endings on audit (customer, sequence)
  where customer is not null and what in ('agreement-blocked', 'customer-closed', 'code-box-blocked', 'flow-done');
