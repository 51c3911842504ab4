-- The workbook of a superior's list is kept with what was imported from it, once an import: an attachment that no record
-- owns, named by its issues. What a file may be is the program's affair, so the formats are no longer listed here.
CREATE TABLE attachments_new (
  id           INTEGER PRIMARY KEY,
  household_id INTEGER REFERENCES households(id),
  title        TEXT NOT NULL DEFAULT '',
  file_name    TEXT NOT NULL DEFAULT '',         -- as it came
  digest       TEXT NOT NULL,                    -- SHA-256 of what is kept, hex
  format       TEXT NOT NULL CHECK (format<>''),
  size         INTEGER NOT NULL,                 -- bytes of what is kept
  taken_on     TEXT NOT NULL DEFAULT '',
  remark       TEXT NOT NULL DEFAULT '',
  sheet_id     INTEGER REFERENCES income_sheets(id),
  survey_id    INTEGER REFERENCES surveys(id),
  issue_id     INTEGER REFERENCES issues(id),
  phase        TEXT NOT NULL DEFAULT '' CHECK (phase IN ('','整改前','整改后'))
) STRICT;
INSERT INTO attachments_new (id,household_id,title,file_name,digest,format,size,taken_on,remark,sheet_id,survey_id,issue_id,phase)
  SELECT id,household_id,title,file_name,digest,format,size,taken_on,remark,sheet_id,survey_id,issue_id,phase FROM attachments;
DROP TABLE attachments;
ALTER TABLE attachments_new RENAME TO attachments;
CREATE INDEX attachments_by_household ON attachments(household_id);
CREATE INDEX attachments_by_digest    ON attachments(digest);
CREATE INDEX attachments_by_sheet     ON attachments(sheet_id);
CREATE INDEX attachments_by_survey    ON attachments(survey_id);
CREATE INDEX attachments_by_issue     ON attachments(issue_id);

ALTER TABLE issues ADD COLUMN list_id INTEGER REFERENCES attachments(id);
CREATE INDEX issues_by_list ON issues(list_id);
