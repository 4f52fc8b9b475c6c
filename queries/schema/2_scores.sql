-- The contract of stored rows: agencies, files as received, figures as published, and what is derived of them.

create table agency (
    agency_id varchar primary key,
    agency_name varchar not null,
    short_name varchar not null,
    agency_type varchar not null,
    district varchar,
    province varchar,
    is_local boolean not null,
    successor_id varchar,
    successor_from integer,
    predecessor_id varchar,
    population integer check (population >= 0),
    latitude double,
    longitude double,
    former_names varchar,  -- full names it had before, divided by |
    source varchar,
    source_file varchar not null
);

-- What files say anew of agencies that another file brought into the register; of several the last in order holds.
create table agency_detail (
    agency_id varchar not null,
    population integer check (population >= 0),
    latitude double,
    longitude double,
    former_names varchar,
    source_file varchar not null,
    detail_order integer not null
);

create table source_file (
    source_file varchar primary key,
    status varchar not null,
    sha256 varchar not null,
    accepted integer not null,
    layout varchar,
    loaded boolean not null,
    is_by_id boolean not null  -- every row names its agency by id
);

create table refusal (
    source_file varchar not null,
    sheet varchar,
    cell varchar,
    found varchar,
    expected varchar not null,
    hint varchar not null,
    severity varchar not null,
    told varchar  -- what the texts were made from, as JSON, to say them in another language; null where not kept
);

-- Every figure as published, one row per agency, fiscal year and node. A printed level may stand without a score.
-- No key is declared, as its index takes more room than the figures: what is added is set beside what stands there first.
create table score (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    score double check (score between 0 and 100),
    level varchar,
    status varchar not null check (status in ('published', 'synthetic', 'draft')),
    source_file varchar not null,
    source_sheet varchar,
    source_cell varchar,
    source varchar,
    check (score is not null or level is not null)
);

-- A published figure that a later file replaced; the older one stays readable here.
create table revision (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    score_before double,
    level_before varchar,
    source_file_before varchar not null,
    source_sheet_before varchar,
    source_cell_before varchar,
    source_before varchar,
    score double,
    level varchar,
    source_file varchar not null,
    source_sheet varchar,
    source_cell varchar,
    source varchar,
    revised_order integer not null,
    revised_at varchar,
    revised_by varchar
);

-- The same nodes from the nearest scores below them, unrounded: a check beside the published figure, never in its place.
-- skips_level: some score below was itself computed, so that rounding between the two levels cannot be seen.
create table computed_score (
    agency_id varchar,
    fiscal_year integer,
    node varchar,
    score double not null,
    basis varchar not null,
    confidence varchar not null,
    skips_level boolean not null
);

-- What a check of the loaded figures found. severity is one of error, warning, note.
-- suspect_score is what the one cell would have to read for everything to agree; nothing is ever changed.
create table finding (
    rule varchar not null,
    severity varchar not null,
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    published double,
    recomputed double,
    difference double,
    suspect_node varchar,
    suspect_score double,
    candidates integer,
    printed varchar,
    other varchar
);

create table build (
    data_version varchar not null,
    program_version varchar not null
);
