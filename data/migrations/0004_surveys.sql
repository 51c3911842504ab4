-- The visit (入户调查, forms F1 and F2): campaigns with their stages, staff and questionnaires, surveys with answers and
-- verdicts, what a visit found otherwise than the archive, the issues that answers raise, and samples for spot checks.

-- Survey forms are data. A version that an answered survey uses no longer changes.
CREATE TABLE questionnaires (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  version  INTEGER NOT NULL CHECK (version >= 1),
  audience TEXT NOT NULL CHECK (audience IN ('stable','monitored')),
  title    TEXT NOT NULL,                        -- without the county before it
  retired  TEXT NOT NULL DEFAULT ''              -- 是: offered no more
) STRICT;
CREATE UNIQUE INDEX questionnaires_by_version ON questionnaires(name, version);

CREATE TABLE questions (
  id               INTEGER PRIMARY KEY,
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaires(id),
  position         INTEGER NOT NULL,
  text             TEXT NOT NULL,                -- as printed
  negative         TEXT NOT NULL DEFAULT '',     -- 是: 「是」 is the problem
  natures          TEXT NOT NULL DEFAULT '',     -- joined by 、; '' for one that is chosen when it is answered
  issue_type       TEXT NOT NULL DEFAULT '',
  measures         TEXT NOT NULL DEFAULT '',     -- litres、piped … (forms.md, limits)
  unprinted        TEXT NOT NULL DEFAULT ''      -- 是: asked at the door, not on the form
) STRICT;
CREATE UNIQUE INDEX questions_by_position ON questions(questionnaire_id, position);

CREATE TABLE campaigns (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL DEFAULT '',
  year      TEXT NOT NULL CHECK (length(year) = 4),
  began_on  TEXT NOT NULL CHECK (length(began_on) = 10),
  ended_on  TEXT NOT NULL DEFAULT '',
  ledgers   TEXT NOT NULL DEFAULT '',            -- who is visited; '' for all
  types     TEXT NOT NULL DEFAULT '',
  villages  TEXT NOT NULL DEFAULT '',
  standard_id       INTEGER REFERENCES standards(id),
  stable_form_id    INTEGER REFERENCES questionnaires(id),
  monitored_form_id INTEGER REFERENCES questionnaires(id),
  other_form_id     INTEGER REFERENCES questionnaires(id),
  pass_mark INTEGER,
  current   TEXT NOT NULL DEFAULT '',            -- 是: one of them
  closed_on TEXT NOT NULL DEFAULT '',            -- from then on nothing of it changes
  figures   TEXT NOT NULL DEFAULT '',            -- JSON of the progress at its close
  remark    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX campaigns_by_name ON campaigns(name);
CREATE INDEX campaigns_by_standard ON campaigns(standard_id);
CREATE INDEX campaigns_by_stable_form ON campaigns(stable_form_id);
CREATE INDEX campaigns_by_monitored_form ON campaigns(monitored_form_id);
CREATE INDEX campaigns_by_other_form ON campaigns(other_form_id);

CREATE TABLE stages (
  id          INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  name        TEXT NOT NULL,
  from_on     TEXT NOT NULL DEFAULT '',
  to_on       TEXT NOT NULL DEFAULT '',
  position    INTEGER
) STRICT;
CREATE INDEX stages_by_campaign ON stages(campaign_id);

CREATE TABLE staff (
  id          INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  name        TEXT NOT NULL,
  unit        TEXT NOT NULL DEFAULT '',
  post        TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  roles       TEXT NOT NULL DEFAULT '',          -- joined by 、
  trained_on  TEXT NOT NULL DEFAULT '',
  score       TEXT NOT NULL DEFAULT '',          -- exact decimal
  passed      TEXT NOT NULL DEFAULT '',          -- 是, 否, '' for not examined
  remark      TEXT NOT NULL DEFAULT ''
) STRICT;
-- Two checkers of one name cannot be told apart on a signed form: a unit or number goes behind one of the names.
CREATE UNIQUE INDEX staff_by_name ON staff(campaign_id, name);

CREATE TABLE assignments (
  id           INTEGER PRIMARY KEY,
  campaign_id  INTEGER NOT NULL REFERENCES campaigns(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  first_id     INTEGER NOT NULL REFERENCES staff(id),
  second_id    INTEGER REFERENCES staff(id)
) STRICT;
CREATE UNIQUE INDEX assignments_by_household ON assignments(campaign_id, household_id);
CREATE INDEX assignments_of_household ON assignments(household_id);
CREATE INDEX assignments_by_first ON assignments(first_id);
CREATE INDEX assignments_by_second ON assignments(second_id);

CREATE TABLE samples (
  id          INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  drawn_on    TEXT NOT NULL CHECK (length(drawn_on) = 10),
  size        INTEGER NOT NULL,
  seed        INTEGER NOT NULL,                  -- printed, so that the draw can be repeated
  frame       INTEGER NOT NULL,                  -- how many households it was drawn from
  remark      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX samples_by_campaign ON samples(campaign_id);

CREATE TABLE sample_households (
  id           INTEGER PRIMARY KEY,
  sample_id    INTEGER NOT NULL REFERENCES samples(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  position     INTEGER NOT NULL,
  village      TEXT NOT NULL DEFAULT '',         -- the stratum, as it was on the day of the draw
  ledger       TEXT NOT NULL DEFAULT '',
  by_hand      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX sample_households_by_household ON sample_households(sample_id, household_id);
CREATE INDEX sample_households_of_household ON sample_households(household_id);

-- One survey a household and campaign, and one more for each sample in which it is.
CREATE TABLE surveys (
  id               INTEGER PRIMARY KEY,
  campaign_id      INTEGER NOT NULL REFERENCES campaigns(id),
  household_id     INTEGER NOT NULL REFERENCES households(id),
  questionnaire_id INTEGER NOT NULL REFERENCES questionnaires(id),
  sample_id        INTEGER REFERENCES samples(id),
  state            TEXT NOT NULL CHECK (state IN ('unreachable','unfinished','returned','filled','rechecked','done')),
  round            INTEGER NOT NULL DEFAULT 1,   -- of the verdicts: one more each time it is sent back
  collectors       TEXT NOT NULL DEFAULT '',     -- names of staff, joined by 、
  visited_on       TEXT NOT NULL DEFAULT '',
  way              TEXT NOT NULL DEFAULT '',     -- 入户, 电话, 邻居代答
  way_note         TEXT NOT NULL DEFAULT '',     -- why by telephone; who answered; why nobody was met
  steps            TEXT NOT NULL DEFAULT '',     -- of the seven, joined by 、
  signature        TEXT NOT NULL DEFAULT '',     -- 签字, 手印, 代签
  proxy            TEXT NOT NULL DEFAULT '',
  proxy_reason     TEXT NOT NULL DEFAULT '',
  head             TEXT NOT NULL DEFAULT '',     -- as on the signed form
  population       INTEGER,
  household_type   TEXT NOT NULL DEFAULT '',
  remark           TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX surveys_by_household ON surveys(campaign_id, household_id, coalesce(sample_id, 0));
CREATE INDEX surveys_of_household ON surveys(household_id);
CREATE INDEX surveys_by_questionnaire ON surveys(questionnaire_id);
CREATE INDEX surveys_by_sample ON surveys(sample_id);

CREATE TABLE survey_answers (
  id           INTEGER PRIMARY KEY,
  survey_id    INTEGER NOT NULL REFERENCES surveys(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  question_id  INTEGER NOT NULL REFERENCES questions(id),
  answer       TEXT NOT NULL DEFAULT '' CHECK (answer IN ('','fine','problem','inapplicable')),
  description  TEXT NOT NULL DEFAULT '',
  nature       TEXT NOT NULL DEFAULT '',
  litres       TEXT NOT NULL DEFAULT '',         -- a person and day
  piped        TEXT NOT NULL DEFAULT '',
  minutes      TEXT NOT NULL DEFAULT '',         -- of one trip for water
  metres       TEXT NOT NULL DEFAULT '',         -- to the water, horizontally
  dry_days     TEXT NOT NULL DEFAULT '',         -- short of water in the past year
  grade        TEXT NOT NULL DEFAULT ''          -- of the only dwelling
) STRICT;
CREATE UNIQUE INDEX survey_answers_by_question ON survey_answers(survey_id, question_id);
CREATE INDEX survey_answers_by_household ON survey_answers(household_id);
CREATE INDEX survey_answers_of_question ON survey_answers(question_id);

CREATE TABLE survey_verdicts (
  id           INTEGER PRIMARY KEY,
  survey_id    INTEGER NOT NULL REFERENCES surveys(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  step         TEXT NOT NULL CHECK (step IN ('check','recheck','audit')),
  round        INTEGER NOT NULL,
  person       TEXT NOT NULL,
  done_on      TEXT NOT NULL CHECK (length(done_on) = 10),
  passed       TEXT NOT NULL CHECK (passed IN ('是','否')),
  reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX survey_verdicts_by_survey ON survey_verdicts(survey_id);
CREATE INDEX survey_verdicts_by_household ON survey_verdicts(household_id);

CREATE TABLE proposed_changes (
  id           INTEGER PRIMARY KEY,
  survey_id    INTEGER NOT NULL REFERENCES surveys(id),
  household_id INTEGER NOT NULL REFERENCES households(id),
  member_id    INTEGER REFERENCES members(id),   -- NULL: a field of the household
  field        TEXT NOT NULL,
  was          TEXT NOT NULL DEFAULT '',
  proposed     TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL CHECK (state IN ('open','accepted','refused')),
  settled_on   TEXT NOT NULL DEFAULT '',
  settled_by   TEXT NOT NULL DEFAULT '',
  reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX proposed_changes_by_field ON proposed_changes(survey_id, coalesce(member_id, 0), field);
CREATE INDEX proposed_changes_by_household ON proposed_changes(household_id);
CREATE INDEX proposed_changes_by_member ON proposed_changes(member_id);

-- What a survey's answer raised, to be verified. One issue an answer.
CREATE TABLE issues (
  id           INTEGER PRIMARY KEY,
  campaign_id  INTEGER REFERENCES campaigns(id),
  level        TEXT NOT NULL,                    -- 户, 村, 镇, 部门
  village_id   INTEGER REFERENCES villages(id),
  household_id INTEGER REFERENCES households(id),
  survey_id    INTEGER REFERENCES surveys(id),
  question_id  INTEGER REFERENCES questions(id),
  issue_type   TEXT NOT NULL DEFAULT '',
  nature       TEXT NOT NULL DEFAULT '',
  description  TEXT NOT NULL,
  source       TEXT NOT NULL,                    -- 入户核查 …
  found_on     TEXT NOT NULL DEFAULT '',
  finder       TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL
) STRICT;
CREATE INDEX issues_by_campaign ON issues(campaign_id);
CREATE INDEX issues_by_village ON issues(village_id);
CREATE INDEX issues_by_household ON issues(household_id);
CREATE INDEX issues_by_survey ON issues(survey_id, question_id);
CREATE INDEX issues_by_question ON issues(question_id);

-- A photo or scan of the signed form is filed with its survey.
ALTER TABLE attachments ADD COLUMN survey_id INTEGER REFERENCES surveys(id);
CREATE INDEX attachments_by_survey ON attachments(survey_id);
