-- The contract of stored rows: the rule book. Its tables mirror data/reference/*.csv, column for column, plus file_row.
-- confidence is one of high, medium, low, assumed, unknown and is shown wherever the row is used.

create table fiscal_year (
    fiscal_year integer primary key,
    scale varchar not null,
    rule varchar not null,
    target double,
    confidence varchar not null,
    source varchar,
    source_en varchar,
    file_row integer not null
);

create table instrument (
    fiscal_year integer,
    instrument varchar,
    part_of varchar,
    weight_percent double,
    question_count integer,
    label_th varchar not null,
    label_en varchar not null,
    short_th varchar not null,
    short_en varchar not null,
    partial_credit varchar not null,
    note varchar,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, instrument)
);

create table indicator (
    fiscal_year integer,
    indicator_id integer,
    instrument varchar not null,
    made_of varchar not null,
    label_th varchar not null,
    label_en varchar not null,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, indicator_id)
);

create table sub_indicator (
    fiscal_year integer,
    sub_indicator varchar,
    indicator_id integer not null,
    label_th varchar not null,
    label_en varchar not null,
    first_question varchar not null,
    last_question varchar not null,
    question_count integer not null,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, sub_indicator)
);

create table question (
    fiscal_year integer,
    question_id varchar,
    instrument varchar not null,
    indicator_id integer,
    sub_indicator varchar,
    label_th varchar not null,
    label_en varchar not null,
    reversed varchar not null,
    scored varchar not null,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, question_id)
);

create table question_scale (
    fiscal_year integer,
    question_id varchar,
    answer_scale varchar not null,
    part_count integer,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, question_id)
);

-- The first level of a year, in level_order, whose conditions hold is the level.
create table level (
    fiscal_year_from integer,
    fiscal_year_to integer not null,
    level_order integer,
    level varchar not null,
    label_th varchar not null,
    label_en varchar not null,
    symbol varchar,
    min_overall double not null,
    min_instrument double,
    instruments varchar,
    note varchar,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year_from, level_order)
);

create table issue (
    fiscal_year integer,
    issue_id integer,
    label_th varchar not null,
    label_en varchar not null,
    questions varchar not null,
    confidence varchar not null,
    source varchar,
    file_row integer not null,
    primary key (fiscal_year, issue_id)
);

create table topic (
    topic_id varchar primary key,
    instrument varchar not null,
    label_th varchar not null,
    label_en varchar not null,
    file_row integer not null
);

create table crosswalk (
    topic_id varchar not null,
    fiscal_year integer not null,
    question_id varchar,
    "match" varchar not null,
    file_row integer not null
);

create table advice (
    topic_id varchar primary key,
    meaning_th varchar not null,
    meaning_en varchar not null,
    action_th varchar not null,
    action_en varchar not null,
    activity_th varchar not null,
    activity_en varchar not null,
    steps_th varchar not null, -- one step after another, with | between them
    steps_en varchar not null,
    unit_th varchar not null,
    unit_en varchar not null,
    proof_topics varchar not null,
    file_row integer not null
);

-- Two topics, one asked of staff and one of the public, on the same matter ('same') or one beside it ('near').
create table pair (
    topic_a varchar,
    topic_b varchar,
    closeness varchar not null check (closeness in ('same', 'near')),
    matter_th varchar not null,
    matter_en varchar not null,
    file_row integer not null,
    primary key (topic_a, topic_b)
);

-- What papers and screens say, by section and condition; blanks are the names a text may fill in. A screen without words of
-- its own says what a paper says.
create table sentence (
    section varchar,
    "condition" varchar,
    blanks varchar,
    text_th varchar not null,
    text_en varchar not null,
    screen_th varchar,
    screen_en varchar,
    file_row integer not null,
    primary key (section, "condition"),
    check ((screen_th is null) = (screen_en is null))
);

-- What documents also call a node.
create table other_name (
    node varchar,
    name varchar,
    file_row integer not null,
    primary key (node, name)
);

create table province (
    province varchar primary key,
    label_en varchar not null,
    file_row integer not null
);

create table national (
    fiscal_year integer primary key,
    agencies_assessed integer,
    mean_score double,
    agencies_passed integer,
    percent_passed double,
    respondents varchar,
    announced varchar,
    confidence varchar not null,
    source_th varchar, -- what readers are told
    source_en varchar,
    source varchar,
    file_row integer not null
);

create table rule_change (
    fiscal_year integer,
    kind varchar,
    label_th varchar not null,
    label_en varchar not null,
    confidence varchar not null,
    file_row integer not null,
    primary key (fiscal_year, kind)
);

create table size_band (
    size_band varchar primary key,
    population_from integer not null unique,
    label_th varchar not null,
    label_en varchar not null,
    file_row integer not null
);

-- Between which degrees a place of the country lies.
create table country_bound (
    bound varchar primary key check (bound in ('latitude', 'longitude')),
    lowest double not null,
    highest double not null,
    file_row integer not null
);

create table agency_type (
    agency_type varchar primary key,
    label_en varchar not null,
    name_prefix varchar not null,
    short_prefix varchar not null,
    type_order integer not null,
    file_row integer not null
);

-- A second figure the same source prints for one node; kept beside the score, never instead of it.
create table printed_conflict (
    agency_id varchar not null,
    fiscal_year integer not null,
    node varchar not null,
    kept varchar not null,
    also_printed varchar not null,
    where_printed varchar not null,
    file_row integer not null
);

-- The rule book as one weighted tree per fiscal year. height 0 is a leaf; a parent stands higher than its children.
create table node (
    fiscal_year integer,
    node varchar,
    kind varchar not null,
    part varchar,
    instrument varchar,
    indicator_id integer,
    label_th varchar not null,
    label_en varchar not null,
    height integer not null,
    sort_order integer not null,
    scored boolean not null,
    confidence varchar not null,
    primary key (fiscal_year, node)
);

-- One parent may be made in several ways (basis); of the complete ones the lowest preference is used.
create table edge (
    fiscal_year integer,
    parent varchar,
    child varchar,
    basis varchar,
    preference integer not null,
    weight double not null,
    confidence varchar not null,
    primary key (fiscal_year, parent, child, basis)
);
