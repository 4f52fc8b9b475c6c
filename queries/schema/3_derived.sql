-- The contract of stored rows: what queries/build derives of the figures, agency-year by agency-year.

-- Each figure as pages show it: the published score, else the computed one (0-100), with the one of an earlier year it is set
-- beside. is_comparable: it may be ranked among other agencies. The view `standing` adds what the rule book and the register say.
create table figure (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    score double,
    computed_score double,
    is_computed boolean not null,
    is_comparable boolean not null,
    level varchar,
    status varchar not null,
    previous_year integer,
    previous_node varchar,
    previous_score double,
    match_kind varchar,
    source_file varchar,
    source varchar
);

create table peer_set (
    agency_id varchar not null,
    fiscal_year integer not null,
    status varchar not null,
    scope varchar not null,
    province varchar,
    district varchar,
    peer_count bigint not null,
    roster_count bigint
);

create table peer_summary (
    fiscal_year integer not null,
    status varchar not null,
    province varchar not null,
    district varchar,
    is_province boolean not null,
    node varchar not null,
    scored_count bigint not null,
    middle double not null,
    third_quartile double not null,
    highest double not null
);

create table peer_score (
    fiscal_year integer not null,
    province varchar,
    node varchar not null,
    kind varchar not null,
    agency_id varchar not null,
    district varchar,
    agency_type varchar not null,
    status varchar not null,
    score double not null,
    peer_count bigint,
    peer_rank bigint,
    peer_tied bigint
);

create table top_score (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    kind varchar not null,
    score double not null,
    is_computed boolean not null,
    target double,
    gap_to_target double,
    scale varchar not null,
    previous_year integer,
    score_change double,
    source_file varchar,
    source varchar
);

create table level_standing (
    agency_id varchar not null,
    fiscal_year integer not null,
    short_name varchar not null,
    score double,
    computed_score double,
    is_computed boolean not null,
    level_printed varchar,
    level_order integer,
    level_computed varchar,
    level_symbol varchar,
    level_th varchar,
    level_en varchar,
    target double,
    gap_to_target double,
    scale varchar not null,
    previous_year integer,
    previous_score double,
    score_change double,
    peer_scope varchar,
    peer_count bigint,
    peer_rank bigint,
    peer_tied bigint,
    roster_count bigint,
    national_mean double,
    source_file varchar,
    source varchar
);

create table level_gap (
    agency_id varchar not null,
    fiscal_year integer not null,
    level varchar not null,
    level_th varchar not null,
    level_en varchar not null,
    level_symbol varchar,
    node varchar not null,
    sort_order integer not null,
    score double not null,
    required double not null,
    points_short double not null
);

create table level_margin (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    sort_order integer not null,
    score double not null,
    required double,
    margin double
);

create table agency_year (
    agency_id varchar not null,
    fiscal_year integer not null,
    score_count bigint not null
);

create table written (
    agency_id varchar not null,
    fiscal_year integer not null,
    figures ubigint not null
);

create table weighted_points (
    agency_id varchar not null,
    fiscal_year integer not null,
    published double not null,
    added_up double not null,
    recomputed double not null
);

create table all_the_overall (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    published double not null,
    member_count bigint not null
);

create table mismatch (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    published double not null,
    recomputed double not null,
    difference double not null,
    confidence varchar not null
);

create table suspect (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    score double not null,
    proposed double not null,
    candidates bigint not null,
    place bigint not null,
    place_in_node bigint not null,
    share double not null
);
