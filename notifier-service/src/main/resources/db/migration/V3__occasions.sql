-- What is told of an assignment besides its own changes has an occasion, such as a version of the support list: it is
-- another notification of the same revision. Who asked may be unknown to whoever tells of it.
alter table notification add column occasion text not null default '';
alter table notification alter column requester drop not null;
alter table notification drop constraint one_per_change_and_addressee;
alter table notification
    add constraint one_per_change_and_addressee unique (assignment, revision, occasion, addressee);

alter table read_mark add column occasion text not null default '';
alter table read_mark drop constraint read_mark_pkey;
alter table read_mark add primary key (subject, assignment, revision, occasion);
