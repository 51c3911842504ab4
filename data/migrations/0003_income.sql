-- Income sheets (收入计算表, form F4): standards of a campaign year, the catalogue of items, sheets in versions with
-- their lines, and the reasons with which warnings were answered.

-- What a campaign holds incomes against. Money is in fen per head.
CREATE TABLE standards (
  id            INTEGER PRIMARY KEY,
  year          TEXT NOT NULL CHECK (length(year) = 4),
  name          TEXT NOT NULL,                   -- the campaign
  poverty_line  INTEGER,
  monitor_line  INTEGER,
  focus_line    INTEGER,                         -- 重点帮扶: below it the year before
  period_from   TEXT NOT NULL DEFAULT '',
  period_to     TEXT NOT NULL DEFAULT '',
  fall_percent  INTEGER,                         -- 收入骤减: a fall beyond it
  rigid_percent INTEGER,                         -- 刚性支出较大: from this share of the net income on
  source        TEXT NOT NULL DEFAULT ''         -- the document that says so
) STRICT;
CREATE UNIQUE INDEX standards_by_name ON standards(year, name);

-- The items of form F4 as the office has them in a year.
CREATE TABLE income_items (
  id         INTEGER PRIMARY KEY,
  year       TEXT NOT NULL CHECK (length(year) = 4),
  category   TEXT NOT NULL CHECK (category IN ('operating','property','transfer','wage')),
  name       TEXT NOT NULL,
  unit       TEXT NOT NULL DEFAULT '',
  price      INTEGER,                            -- usual price of a unit, fen
  cost_ratio TEXT NOT NULL DEFAULT '',           -- usual expense in percent of the income
  detail     TEXT NOT NULL DEFAULT '' CHECK (detail IN ('','free','person','work')),
  uncounted  TEXT NOT NULL DEFAULT '',           -- 是: does not count as income
  policy     TEXT NOT NULL DEFAULT '',           -- what says so
  position   INTEGER,
  retired    TEXT NOT NULL DEFAULT ''            -- 是: offered no more
) STRICT;
CREATE UNIQUE INDEX income_items_by_name ON income_items(year, category, name);

-- A sheet of a household and year. A signed one is locked: its correction is the next version.
-- The figures are what its lines come to, written with them.
CREATE TABLE income_sheets (
  id            INTEGER PRIMARY KEY,
  household_id  INTEGER NOT NULL REFERENCES households(id),
  year          TEXT NOT NULL CHECK (length(year) = 4),
  version       INTEGER NOT NULL CHECK (version >= 1),
  state         TEXT NOT NULL CHECK (state IN ('draft','complete','signed')),
  population    INTEGER,                         -- frozen from 'complete' on
  head          TEXT NOT NULL DEFAULT '',
  household_type TEXT NOT NULL DEFAULT '',
  land_let      TEXT NOT NULL DEFAULT '',        -- 亩
  rigid_expense INTEGER,                         -- fen
  operating_net INTEGER,
  property_net  INTEGER,
  transfer_net  INTEGER,
  wage_net      INTEGER,
  net_income    INTEGER,
  reckoner      TEXT NOT NULL DEFAULT '',
  reckoned_on   TEXT NOT NULL DEFAULT '',
  signed_on     TEXT NOT NULL DEFAULT '',
  signer        TEXT NOT NULL DEFAULT '',
  proxy         TEXT NOT NULL DEFAULT '',        -- who signed in the household's place
  proxy_reason  TEXT NOT NULL DEFAULT '',
  reason        TEXT NOT NULL DEFAULT '',        -- why this version corrects the one before
  remark        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX income_sheets_by_version ON income_sheets(household_id, year, version);
CREATE INDEX income_sheets_by_year ON income_sheets(year, household_id);

-- The lines carry the words of their item, so that a sheet stays as it is whatever becomes of the catalogue.
CREATE TABLE income_lines (
  id           INTEGER PRIMARY KEY,
  sheet_id     INTEGER NOT NULL REFERENCES income_sheets(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  category     TEXT NOT NULL CHECK (category IN ('operating','property','transfer','wage')),
  item         TEXT NOT NULL,
  label        TEXT NOT NULL DEFAULT '',         -- what a 其他 is
  person       TEXT NOT NULL DEFAULT '',         -- whose wage or pension it is
  place        TEXT NOT NULL DEFAULT '',
  unit         TEXT NOT NULL DEFAULT '',
  quantity     TEXT NOT NULL DEFAULT '',         -- exact decimal; of work: months
  price        INTEGER,                          -- fen per unit; of work: monthly pay
  income       INTEGER,
  expense      INTEGER,
  uncounted    TEXT NOT NULL DEFAULT '',
  workings     TEXT NOT NULL DEFAULT ''          -- sums as typed: 收入 1200*3+500
) STRICT;
CREATE UNIQUE INDEX income_lines_by_key ON income_lines(sheet_id, category, item, label, person);
CREATE INDEX income_lines_by_household ON income_lines(household_id);

CREATE TABLE income_answers (
  id           INTEGER PRIMARY KEY,
  sheet_id     INTEGER NOT NULL REFERENCES income_sheets(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  warning      TEXT NOT NULL,
  subject      TEXT NOT NULL DEFAULT '',         -- the person or item that it is about
  reason       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX income_answers_by_warning ON income_answers(sheet_id, warning, subject);
CREATE INDEX income_answers_by_household ON income_answers(household_id);

-- The scan of a signed sheet is filed with it.
ALTER TABLE attachments ADD COLUMN sheet_id INTEGER REFERENCES income_sheets(id);
CREATE INDEX attachments_by_sheet ON attachments(sheet_id);
