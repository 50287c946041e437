-- Every version of the platform profiles, numbered without gaps; the last is in force. Nobody changes history.
create table platform_profiles_version (
    version integer primary key check (version > 0),
    digest text not null,
    profiles integer not null check (profiles >= 0),
    document jsonb not null,
    project text not null default 'default',
    actor text not null,
    comment text not null,
    based_on integer references platform_profiles_version,
    rolled_back_to integer references platform_profiles_version,
    -- the number of the release's file that it came as; null where an administrator wrote it
    release_version integer check (release_version > 0),
    published_at timestamptz not null,
    check (coalesce(based_on, 0) = version - 1),
    check (rolled_back_to < version)
);

revoke update, delete on platform_profiles_version from ${runtime_role};

-- Of the files only version 1 was ever in force.
insert into platform_profiles_version (version, digest, profiles, document, actor, comment, release_version, published_at)
select 1, digest, entries, document, actor, 'The profiles that came with the release.', 1, published_at
  from ruleset
 where name = 'platform-profiles' and version = 1
 order by published_at desc
 limit 1;
