-- Counts statements and not rows; what is rolled back counts too.
create sequence inbox_statements minvalue 0 start 0;
create sequence outbox_statements minvalue 0 start 0;

create function count_statement() returns trigger language plpgsql as $$
begin
    perform nextval(tg_argv[0]::regclass);
    return null;
end $$;

create trigger count_statements after insert on inbox
    for each statement execute function count_statement('inbox_statements');
create trigger count_statements after insert on outbox
    for each statement execute function count_statement('outbox_statements');
