-- Issues until they are mended (workflow.md §6): what is known of each beyond its finding, its trail step by step,
-- consultations, the usual measures, what the words of superiors' lists mean here, and the monthly sweep of form F9.

-- The items of the sweep; one that an edition uses is retired, not removed.
CREATE TABLE checklist_items (
  id       INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  project  TEXT NOT NULL,                        -- 排查项目
  content  TEXT NOT NULL,                        -- 排查内容
  unit     TEXT NOT NULL DEFAULT '',             -- 责任单位
  retired  TEXT NOT NULL DEFAULT '' CHECK (retired IN ('','是'))
) STRICT;

-- The state and what stands below it are the sum of the issue's steps, written with each of them.
ALTER TABLE issues ADD COLUMN subject       TEXT NOT NULL DEFAULT '';  -- who answers for an issue of a village, the town or a department
ALTER TABLE issues ADD COLUMN origin        TEXT NOT NULL DEFAULT '';  -- file and row that it came from
ALTER TABLE issues ADD COLUMN remark        TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN recorded_on   TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN item_id       INTEGER REFERENCES checklist_items(id);
ALTER TABLE issues ADD COLUMN measures      TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN pace          TEXT NOT NULL DEFAULT '';  -- 立行立改, 限期整改, 长期坚持
ALTER TABLE issues ADD COLUMN unit          TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN person        TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN deadline      TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN result        TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN completed_on  TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN completed_by  TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN accepted_on   TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN accept_unit   TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN accept_person TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN closed_on     TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN merged_id     INTEGER REFERENCES issues(id);
CREATE INDEX issues_by_item ON issues(item_id);
CREATE INDEX issues_by_merged ON issues(merged_id);

-- One step of an issue from state to state. The day it was done and the day it was entered are two facts.
CREATE TABLE issue_steps (
  id           INTEGER PRIMARY KEY,
  issue_id     INTEGER NOT NULL REFERENCES issues(id),
  household_id INTEGER REFERENCES households(id),
  event        TEXT NOT NULL CHECK (event IN ('verify','refute','revisit','plan','progress','complete','accept','reject','close','reopen','merge')),
  done_on      TEXT NOT NULL CHECK (length(done_on) = 10),
  recorded_on  TEXT NOT NULL CHECK (length(recorded_on) = 10 AND recorded_on >= done_on),
  person       TEXT NOT NULL,                    -- who did it
  unit         TEXT NOT NULL DEFAULT '',         -- plan: who is answerable; accept: who accepts
  duty_person  TEXT NOT NULL DEFAULT '',         -- plan: who is answerable
  deadline     TEXT NOT NULL DEFAULT '',         -- plan
  pace         TEXT NOT NULL DEFAULT '',         -- plan
  note         TEXT NOT NULL DEFAULT '',         -- evidence, measures, result, reason
  other_id     INTEGER REFERENCES issues(id)     -- merge: into which
) STRICT;
CREATE INDEX issue_steps_by_issue ON issue_steps(issue_id);
CREATE INDEX issue_steps_by_household ON issue_steps(household_id);
CREATE INDEX issue_steps_by_other ON issue_steps(other_id);

-- A doubtful point put to those above (workflow.md §4.5), or an issue beyond the town put to the district.
CREATE TABLE consultations (
  id           INTEGER PRIMARY KEY,
  issue_id     INTEGER NOT NULL REFERENCES issues(id),
  household_id INTEGER REFERENCES households(id),
  kind         TEXT NOT NULL CHECK (kind IN ('会商','上报')),
  level        TEXT NOT NULL,
  question     TEXT NOT NULL,
  asked_on     TEXT NOT NULL CHECK (length(asked_on) = 10),
  asked_by     TEXT NOT NULL,
  answer       TEXT NOT NULL DEFAULT '',
  answered_on  TEXT NOT NULL DEFAULT '',
  answered_by  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consultations_by_issue ON consultations(issue_id);
CREATE INDEX consultations_by_household ON consultations(household_id);

-- The office's usual measures for a 问题性质.
CREATE TABLE measure_templates (
  id       INTEGER PRIMARY KEY,
  nature   TEXT NOT NULL,
  measures TEXT NOT NULL
) STRICT;

-- What a word of a superior's list means in this office, as a person said it once.
CREATE TABLE issue_words (
  id    INTEGER PRIMARY KEY,
  field TEXT NOT NULL,                           -- village, nature, issue_type, source, level
  said  TEXT NOT NULL,
  meant TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX issue_words_by_said ON issue_words(field, said);

-- A month's edition of the sweep (form F9), and its lines. A closed one is frozen with what it counted.
CREATE TABLE monthly_editions (
  id        INTEGER PRIMARY KEY,
  month     TEXT NOT NULL UNIQUE CHECK (length(month) = 7),
  unit      TEXT NOT NULL DEFAULT '',            -- 填报单位
  filled_on TEXT NOT NULL DEFAULT '',            -- 填报时间
  closed_on TEXT NOT NULL DEFAULT '',
  remark    TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE monthly_lines (
  id         INTEGER PRIMARY KEY,
  edition_id INTEGER NOT NULL REFERENCES monthly_editions(id),
  item_id    INTEGER NOT NULL REFERENCES checklist_items(id),
  position   INTEGER NOT NULL,
  project    TEXT NOT NULL,
  content    TEXT NOT NULL,
  situation  TEXT NOT NULL DEFAULT '',           -- 排查情况
  measures   TEXT NOT NULL DEFAULT '',           -- 整改措施
  progress   TEXT NOT NULL DEFAULT '',           -- 整改进度
  unit       TEXT NOT NULL DEFAULT '',           -- 责任单位
  counted    TEXT NOT NULL DEFAULT ''            -- the figures of its issues, JSON; kept when the edition is closed
) STRICT;
CREATE INDEX monthly_lines_by_edition ON monthly_lines(edition_id);
CREATE INDEX monthly_lines_by_item ON monthly_lines(item_id);

-- A photo or scan is filed with its issue: before the mending, or after it.
ALTER TABLE attachments ADD COLUMN issue_id INTEGER REFERENCES issues(id);
ALTER TABLE attachments ADD COLUMN phase TEXT NOT NULL DEFAULT '' CHECK (phase IN ('','整改前','整改后'));
CREATE INDEX attachments_by_issue ON attachments(issue_id);
