-- Which records a disagreement is about, as far as Kafka still had them: the work list of whoever has to end it. The
-- topic's id says whether the topic has been made anew since.
alter table divergence add column topic_id text;
alter table divergence add column records jsonb not null default '[]';
alter table divergence add column unlisted bigint not null default 0;
