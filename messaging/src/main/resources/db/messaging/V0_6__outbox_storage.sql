-- A row lives for milliseconds: kept in one piece it is neither compressed nor cut up for so short a time. Rows of more
-- than a page are cut up, still uncompressed.
alter table outbox alter column payload set storage external;
alter table outbox alter column headers set storage external;
alter table outbox set (toast_tuple_target = 8160);
