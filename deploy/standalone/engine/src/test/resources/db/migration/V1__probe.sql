create table probe (id bigint primary key);
grant select on probe to ${runtime_role};
