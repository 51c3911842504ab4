-- The register over the years: what a household form holds beyond the rosters, changes of families as dated
-- events, support measures, helpers, operators, attachments, the office's own words, drafts, and the bin.

ALTER TABLE households ADD COLUMN location   TEXT NOT NULL DEFAULT '';  -- where the house stands: 经度,纬度 or words
ALTER TABLE households ADD COLUMN risk_note  TEXT NOT NULL DEFAULT '';  -- what 其他 among the risks means
ALTER TABLE households ADD COLUMN closed_on  TEXT NOT NULL DEFAULT '';  -- 注销: from this day there is no such household
ALTER TABLE households ADD COLUMN closed_way TEXT NOT NULL DEFAULT '';  -- 整户消亡, 整户迁出, 并户

-- A person is present from joined_on (unknown for most) up to, not including, left_on.
ALTER TABLE members ADD COLUMN joined_on  TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN joined_way TEXT NOT NULL DEFAULT '';     -- 新生儿, 嫁入 …
ALTER TABLE members ADD COLUMN left_on    TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN left_way   TEXT NOT NULL DEFAULT '';     -- 死亡, 嫁出 …

-- A change of a family: the day it happened and the day it was entered are two facts.
CREATE TABLE events (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households(id),
  kind         TEXT NOT NULL CHECK (kind IN ('increase','decrease','head','split','merge','close')),
  way          TEXT NOT NULL,                    -- 新生儿, 死亡, 家庭意愿 …
  happened_on  TEXT NOT NULL CHECK (length(happened_on) = 10),
  recorded_on  TEXT NOT NULL CHECK (length(recorded_on) = 10 AND recorded_on >= happened_on),
  reason       TEXT NOT NULL DEFAULT '',
  other_id     INTEGER REFERENCES households(id) -- 分户: the new household; 并户: the one that took the people in
) STRICT;
CREATE INDEX events_by_household ON events(household_id);
CREATE INDEX events_by_other     ON events(other_id);
CREATE INDEX events_by_day       ON events(happened_on);

-- Whom an event touched, and how each stood to the head before and after.
CREATE TABLE event_people (
  id           INTEGER PRIMARY KEY,
  event_id     INTEGER NOT NULL REFERENCES events(id),
  household_id INTEGER NOT NULL REFERENCES households(id), -- where the person was before
  member_id    INTEGER NOT NULL REFERENCES members(id),
  part         TEXT NOT NULL DEFAULT '',         -- 增加, 减少, 转出 …; '' for one whose relation alone changed
  relation_before TEXT NOT NULL DEFAULT '',
  relation_after  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_people_by_event     ON event_people(event_id);
CREATE INDEX event_people_by_household ON event_people(household_id);
CREATE INDEX event_people_by_member    ON event_people(member_id);

-- What was done for a household (帮扶措施), one row a measure.
CREATE TABLE measures (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households(id),
  kind         TEXT NOT NULL DEFAULT '',
  content      TEXT NOT NULL DEFAULT '',
  began_on     TEXT NOT NULL DEFAULT '',
  amount       INTEGER,                          -- fen
  project      TEXT NOT NULL DEFAULT '',
  remark       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX measures_by_household ON measures(household_id);

-- The roster of 帮扶责任人 and 监测联系人. A household names its helper by name and unit, as the rosters do.
CREATE TABLE helpers (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  unit   TEXT NOT NULL DEFAULT '',
  post   TEXT NOT NULL DEFAULT '',               -- 职务
  phone  TEXT NOT NULL DEFAULT '',               -- of the office
  retired TEXT NOT NULL DEFAULT '',              -- 是: takes no households any more
  remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX helpers_by_name ON helpers(name, unit);
CREATE INDEX households_by_helper ON households(helper_name, helper_unit);

-- Who may sit at the PC. A PIN is kept as a salted hash only.
CREATE TABLE operators (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  pin     TEXT NOT NULL DEFAULT '',
  retired TEXT NOT NULL DEFAULT ''
) STRICT;

-- A setting that nobody may read, such as the administrator's password: its salted hash.
ALTER TABLE settings ADD COLUMN secret TEXT NOT NULL DEFAULT '';

-- Photos and scans; the files lie in the folder beside the archive, named by their SHA-256.
CREATE TABLE attachments (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER REFERENCES households(id),
  title        TEXT NOT NULL DEFAULT '',
  file_name    TEXT NOT NULL DEFAULT '',         -- as it came
  digest       TEXT NOT NULL,                    -- SHA-256 of what is kept, hex
  format       TEXT NOT NULL CHECK (format IN ('jpg','png','pdf')),
  size         INTEGER NOT NULL,                 -- bytes of what is kept
  taken_on     TEXT NOT NULL DEFAULT '',
  remark       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachments_by_household ON attachments(household_id);
CREATE INDEX attachments_by_digest    ON attachments(digest);

-- What the office adds to the lists of vocabulary.md, or retires from them.
CREATE TABLE words (
  id         INTEGER PRIMARY KEY,
  vocabulary TEXT NOT NULL,
  value      TEXT NOT NULL,
  spellings  TEXT NOT NULL DEFAULT '',           -- older spellings, joined by 、
  position   INTEGER,
  retired    TEXT NOT NULL DEFAULT ''            -- 是: no longer offered
) STRICT;
CREATE UNIQUE INDEX words_by_value ON words(vocabulary, value);

-- What was typed and not saved yet; it is no record of the archive and has no history.
CREATE TABLE drafts (
  key      TEXT PRIMARY KEY,                     -- household:12, member:0@12 …
  at       TEXT NOT NULL,
  operator TEXT NOT NULL,
  title    TEXT NOT NULL,                        -- for the question at the next start
  content  TEXT NOT NULL                         -- JSON of the form
) STRICT;

-- Who had a masked number shown, of whom and when. The number itself is not here.
CREATE TABLE reveals (
  id           INTEGER PRIMARY KEY,
  at           TEXT NOT NULL,
  operator     TEXT NOT NULL,
  household_id INTEGER NOT NULL DEFAULT 0,
  record       TEXT NOT NULL,                    -- name of the person or household
  field        TEXT NOT NULL                     -- label: 证件号码, 联系电话
) STRICT;
CREATE INDEX reveals_by_household ON reveals(household_id);
CREATE INDEX reveals_by_moment ON reveals(at);

-- A deed whose deleted records were emptied from the bin: their values are gone for good, and it cannot be taken back.
-- The fields of an erased change are '[]'.
ALTER TABLE deeds ADD COLUMN emptied INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1));
ALTER TABLE deeds ADD COLUMN reason  TEXT    NOT NULL DEFAULT ''; -- why, where the deed asks for it
ALTER TABLE deeds ADD COLUMN records INTEGER NOT NULL DEFAULT 0;  -- how many records it touched
UPDATE deeds SET records=(SELECT count(*) FROM changes c WHERE c.deed_id=deeds.id AND (deeds.kind<>'undo' OR c.entity<>'deeds'));
CREATE INDEX deeds_by_kind ON deeds(kind);
CREATE INDEX deeds_by_day ON deeds(at);
