create table effect (
    seq bigint generated always as identity primary key,
    subject text not null,
    value integer not null check (value >= 0)
);
