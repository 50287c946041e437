-- Every version of the support list, numbered without gaps; the last is in force. Nobody changes history.
create table support_list_version (
    version integer primary key check (version > 0),
    digest text not null,
    entries integer not null check (entries >= 0),
    document jsonb not null,
    project text not null default 'default',
    actor text not null,
    comment text not null,
    based_on integer references support_list_version,
    rolled_back_to integer references support_list_version,
    published_at timestamptz not null,
    check (coalesce(based_on, 0) = version - 1),
    check (rolled_back_to < version)
);

revoke update, delete on support_list_version from ${runtime_role};

-- What was in force because it came with the release is the first version.
insert into support_list_version (version, digest, entries, document, actor, comment, published_at)
select 1, digest, entries, document, actor, 'The list that came with the release.', published_at
  from ruleset
 where name = 'support-list'
 order by version desc, published_at desc
 limit 1;

-- Lists that somebody works on. Each has one of 64 seats, so that there are never more than that.
create table support_list_draft (
    id uuid primary key,
    seat integer not null unique check (seat between 1 and 64),
    name text not null,
    project text not null default 'default',
    revision bigint not null check (revision > 0),
    based_on integer not null references support_list_version,
    entries integer not null check (entries between 0 and 10000),
    document jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    changed_by text not null,
    changed_at timestamptz not null
);

-- Who did what to drafts and versions.
create table support_list_change (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    project text not null default 'default',
    actor text not null,
    what text not null,
    draft uuid,
    revision bigint,
    entry text,
    version integer references support_list_version
);

revoke update, delete on support_list_change from ${runtime_role};
