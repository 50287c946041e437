-- Every version of the custom rules, numbered without gaps; the last is in force. Each tells what was done to one rule,
-- so that the versions are the history. Nobody changes history.
create table custom_rules_version (
    version integer primary key check (version > 0),
    digest text not null,
    rules integer not null check (rules between 0 and 100),
    document jsonb not null,
    project text not null default 'default',
    actor text not null,
    comment text not null,
    what text not null check (what in ('SAVED', 'ENABLED', 'DISABLED', 'DELETED')),
    rule text not null,
    published_at timestamptz not null
);

revoke update, delete on custom_rules_version from ${runtime_role};
