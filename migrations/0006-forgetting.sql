-- What is over is looked for by the time it ended, once an hour.
create index flows_over on flows (expires) where ended;
create index challenges_of_flow on challenges (flow);
create index calls_over on calls (ended) where ended is not null;
create index credentials_over on credentials (least(ended, expires));
create index customers_closed on customers (closed) where closed is not null;
create index sessions_over on sessions (expires);
create index marks_over on marks (expires);
