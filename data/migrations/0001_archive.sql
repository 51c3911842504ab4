-- The archive of one township office. Money is in fen (integers), dates are ISO text as far as known
-- (2021, 2021-11, 2021-11-19), '' means no value in every text column.

-- One row for each write that a person did. Nothing here is ever changed but undone_by.
CREATE TABLE deeds (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT    NOT NULL,               -- RFC 3339 with zone, when it was written
  kind      TEXT    NOT NULL,               -- import, move, settings …
  title     TEXT    NOT NULL,               -- Chinese, for the history
  operator  TEXT    NOT NULL,               -- who sat at the PC
  origin    TEXT    NOT NULL,               -- screen, command, or file
  undoes    INTEGER REFERENCES deeds(id),   -- the deed that this one takes back
  undone_by INTEGER REFERENCES deeds(id)    -- the deed that took this one back
) STRICT;

-- What a deed did to one record: one row per deed and record, the fields inside.
CREATE TABLE changes (
  id           INTEGER PRIMARY KEY,
  deed_id      INTEGER NOT NULL REFERENCES deeds(id),
  entity       TEXT    NOT NULL,            -- table of the record
  record_id    INTEGER NOT NULL,
  household_id INTEGER NOT NULL DEFAULT 0,  -- whose history it belongs to; 0 for none
  kind         TEXT    NOT NULL CHECK (kind IN ('created','updated','removed')),
  fields       TEXT    NOT NULL,            -- JSON: {"field":["old","new"],…}
  sheet        TEXT    NOT NULL DEFAULT '', -- where in a file it came from
  row          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX changes_by_deed      ON changes(deed_id);
CREATE INDEX changes_by_record    ON changes(entity, record_id);
CREATE INDEX changes_by_household ON changes(household_id) WHERE household_id <> 0;

CREATE TABLE settings (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE villages (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL UNIQUE,
  kind     TEXT    NOT NULL DEFAULT '',     -- 贫困村 / 非贫困村
  position INTEGER                          -- order in which the office lists them
) STRICT;

CREATE TABLE households (
  id                INTEGER PRIMARY KEY,
  code              TEXT NOT NULL DEFAULT '',  -- 户编号 of the national system
  village_id        INTEGER NOT NULL REFERENCES villages(id),
  group_name        TEXT NOT NULL DEFAULT '',
  address           TEXT NOT NULL DEFAULT '',
  phone             TEXT NOT NULL DEFAULT '',
  household_type    TEXT NOT NULL DEFAULT '',
  poverty_status    TEXT NOT NULL DEFAULT '',
  outside_kind      TEXT NOT NULL DEFAULT '',  -- 档外五类
  cause             TEXT NOT NULL DEFAULT '',
  other_causes      TEXT NOT NULL DEFAULT '',
  identified_on     TEXT NOT NULL DEFAULT '',
  exit_year         TEXT NOT NULL DEFAULT '',
  relapse_cause     TEXT NOT NULL DEFAULT '',
  monitor_kind      TEXT NOT NULL DEFAULT '',
  risks             TEXT NOT NULL DEFAULT '',
  monitored_on      TEXT NOT NULL DEFAULT '',
  risk_cleared      TEXT NOT NULL DEFAULT '',
  cleared_on        TEXT NOT NULL DEFAULT '',
  cleared_way       TEXT NOT NULL DEFAULT '',
  development_measures TEXT NOT NULL DEFAULT '',
  measures          TEXT NOT NULL DEFAULT '',
  people_declared   INTEGER,                   -- 家庭人口 as a roster says it
  wage_income       INTEGER,                   -- fen, as all the money below
  operating_income  INTEGER,
  operating_expense INTEGER,
  property_income   INTEGER,
  transfer_income   INTEGER,
  family_planning_benefit INTEGER,
  minimum_living_benefit  INTEGER,
  destitute_benefit INTEGER,
  pension_benefit   INTEGER,
  ecological_benefit INTEGER,
  other_transfer    INTEGER,
  gross_income      INTEGER,
  net_income        INTEGER,
  per_capita        INTEGER,
  cultivated_land   TEXT NOT NULL DEFAULT '',  -- 亩, decimal as written
  forest_land       TEXT NOT NULL DEFAULT '',
  housing_area      TEXT NOT NULL DEFAULT '',  -- m²
  road_type         TEXT NOT NULL DEFAULT '',
  electricity       TEXT NOT NULL DEFAULT '',
  dangerous_house   TEXT NOT NULL DEFAULT '',
  housing_grade     TEXT NOT NULL DEFAULT '',
  safe_water        TEXT NOT NULL DEFAULT '',
  relocated         TEXT NOT NULL DEFAULT '',
  helper_name       TEXT NOT NULL DEFAULT '',
  helper_unit       TEXT NOT NULL DEFAULT '',
  helper_phone      TEXT NOT NULL DEFAULT '',
  remark            TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX households_by_code ON households(code) WHERE code <> '';
CREATE INDEX households_by_village ON households(village_id);

CREATE TABLE members (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households(id),
  code         TEXT NOT NULL DEFAULT '',       -- 人编号
  name         TEXT NOT NULL DEFAULT '',
  sex          TEXT NOT NULL DEFAULT '',
  birth_date   TEXT NOT NULL DEFAULT '',
  id_type      TEXT NOT NULL DEFAULT '',
  id_number    TEXT NOT NULL DEFAULT '',
  relation     TEXT NOT NULL DEFAULT '',
  nation       TEXT NOT NULL DEFAULT '',
  politics     TEXT NOT NULL DEFAULT '',
  education    TEXT NOT NULL DEFAULT '',
  schooling    TEXT NOT NULL DEFAULT '',
  health       TEXT NOT NULL DEFAULT '',
  labour       TEXT NOT NULL DEFAULT '',
  work_area    TEXT NOT NULL DEFAULT '',
  work_months  INTEGER,
  medical_insurance TEXT NOT NULL DEFAULT '',
  illness_insurance TEXT NOT NULL DEFAULT '',
  pension_insurance TEXT NOT NULL DEFAULT '',
  minimum_living TEXT NOT NULL DEFAULT '',
  destitute    TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  identified_on TEXT NOT NULL DEFAULT '',
  stub         TEXT NOT NULL DEFAULT ''        -- 是: only the head is known, from a household roster
) STRICT;
CREATE INDEX members_by_household ON members(household_id);

-- A stay of a household in a ledger, from entered_on up to, not including, left_on.
CREATE TABLE ledger_entries (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households(id),
  ledger       TEXT NOT NULL CHECK (ledger IN ('stable','monitored','relapsed','marginal')),
  entered_on   TEXT NOT NULL CHECK (length(entered_on) = 10),
  entry_reason TEXT NOT NULL,
  left_on      TEXT NOT NULL DEFAULT '' CHECK (left_on = '' OR (length(left_on) = 10 AND left_on >= entered_on)),
  leave_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ledger_entries_by_household ON ledger_entries(household_id);
-- At most one ledger at a time, whatever the program above does: now, and on any day that was.
CREATE UNIQUE INDEX one_ledger_at_a_time ON ledger_entries(household_id) WHERE left_on = '';
CREATE TRIGGER ledger_entry_apart_when_made BEFORE INSERT ON ledger_entries
WHEN EXISTS (
  SELECT 1 FROM ledger_entries o
  WHERE o.household_id = NEW.household_id
    AND (NEW.left_on = '' OR o.entered_on < NEW.left_on) AND (o.left_on = '' OR NEW.entered_on < o.left_on)
) BEGIN SELECT raise(ABORT, 'stays in ledgers overlap'); END;
CREATE TRIGGER ledger_entry_apart_when_changed BEFORE UPDATE ON ledger_entries
WHEN EXISTS (
  SELECT 1 FROM ledger_entries o
  WHERE o.household_id = NEW.household_id AND o.id <> OLD.id
    AND (NEW.left_on = '' OR o.entered_on < NEW.left_on) AND (o.left_on = '' OR NEW.entered_on < o.left_on)
) BEGIN SELECT raise(ABORT, 'stays in ledgers overlap'); END;

CREATE TABLE proposals (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households(id),
  ledger       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  state        TEXT NOT NULL                   -- 待确认, 已采纳, 暂缓, 已失效
) STRICT;
CREATE INDEX proposals_by_household ON proposals(household_id);
CREATE INDEX proposals_by_state ON proposals(state);

-- What an import deed read: by its digest a file that was imported before is known again.
CREATE TABLE imports (
  deed_id   INTEGER PRIMARY KEY REFERENCES deeds(id),
  file      TEXT    NOT NULL,
  digest    TEXT    NOT NULL,
  rows      INTEGER NOT NULL,
  created   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  same      INTEGER NOT NULL,
  rejected  INTEGER NOT NULL,
  proposals INTEGER NOT NULL
) STRICT;
CREATE INDEX imports_by_digest ON imports(digest);
