-- Every pci.ids that was in force, without the file itself; the greatest version is in force. The service adds rows and
-- does nothing else with them.
create table pci_ids (
    version bigint primary key check (version > 0),
    origin text not null,
    file_version text,
    file_date date,
    vendors integer not null,
    devices integer not null,
    subsystems integer not null,
    classes integer not null,
    sha256 text not null,
    project text not null,
    actor text not null,
    correlation_id text,
    at timestamptz not null default statement_timestamp()
);

revoke update, delete, truncate on pci_ids from ${runtime_role};

-- The file in force, from which every instance of the service takes the names.
create table pci_ids_file (
    in_force boolean primary key default true check (in_force),
    version bigint not null references pci_ids,
    file bytea not null
);

-- The version by which the names of a host's functions were last derived, or an older one.
alter table host add column names_version bigint not null default 0;
create index host_by_names on host (names_version, id);
