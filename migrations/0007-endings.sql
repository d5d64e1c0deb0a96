-- Read at each log-in and change on the web: few of many rows, which the index of all would have to pass.
create index audit_endings on audit (customer, sequence)
  where customer is not null and what in ('agreement-blocked', 'customer-closed', 'flow-done');
