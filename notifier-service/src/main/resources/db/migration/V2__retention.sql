-- Old notifications are purged, and a lost topic is written anew, in this order.
create index notification_by_age on notification (created_at, sequence);
create index read_mark_by_age on read_mark (read_at);
