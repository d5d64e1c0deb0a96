-- T12: whoever is logged in with a phone or a passkey that its owner takes out is logged out. More endings, so a new index of them.
drop index audit_endings;
create index audit_endings on audit (customer, sequence)
  where customer is not null and what in
    ('agreement-blocked', 'customer-closed', 'code-box-blocked', 'phone-ended', 'phone-stopped', 'passkey-ended', 'flow-done');
