package service

import (
	"database/sql"
	"testing"

	"taizhang/app/township"
	"taizhang/data/datatest"
)

// manyIssues is how many issues the benchmarks have, one a household.
const manyIssues = 20_000

// fillIssues gives every household an issue, in all states, with the steps that led there.
func fillIssues(b *testing.B, db *sql.DB) {
	b.Helper()
	for _, step := range []string{
		`INSERT INTO issues(level,village_id,household_id,issue_type,nature,description,source,found_on,finder,recorded_on,state,measures,pace,unit,person,deadline,result,completed_on,completed_by,accepted_on,accept_unit,accept_person,closed_on)
SELECT '户',village_id,id,'巩固成果',iif(id%2,'饮水安全','住房安全问题'),'井水夏天断水四十天，取水要走八百米','入户核查','2021-10-11','王强、李丽','2021-10-11',
  CASE id%5 WHEN 0 THEN '待核实' WHEN 1 THEN '待整改' WHEN 2 THEN '整改中' WHEN 3 THEN '待验收' ELSE '已销号' END,
  iif(id%5>1,'接通自来水，加装水表',''),iif(id%5>1,'限期整改',''),iif(id%5>1,'水利站',''),iif(id%5>1,'周涛',''),iif(id%5>1,'2021-11-15',''),
  iif(id%5>2,'自来水已接通',''),iif(id%5>2,'2021-11-10',''),iif(id%5>2,'周涛',''),iif(id%5>3,'2021-11-12',''),iif(id%5>3,'乡村振兴办',''),iif(id%5>3,'孙立新',''),iif(id%5>3,'2021-11-12','')
FROM households`,
		`INSERT INTO issue_steps(issue_id,household_id,event,done_on,recorded_on,person,unit,duty_person,deadline,pace,note)
SELECT i.id,i.household_id,e.event,e.day,e.day,e.person,e.unit,e.duty,e.deadline,e.pace,e.note FROM issues i JOIN (
  SELECT 1 AS n,'verify' AS event,'2021-10-12' AS day,'赵敏' AS person,'' AS unit,'' AS duty,'' AS deadline,'' AS pace,'' AS note UNION ALL
  SELECT 2,'plan','2021-10-13','赵敏','水利站','周涛','2021-11-15','限期整改','接通自来水，加装水表' UNION ALL
  SELECT 3,'complete','2021-11-10','周涛','','','','','自来水已接通' UNION ALL
  SELECT 4,'accept','2021-11-12','孙立新','乡村振兴办','','','','' UNION ALL
  SELECT 4,'close','2021-11-12','孙立新','','','','','') e ON e.n<=i.id%5 ORDER BY i.id,e.n`,
	} {
		if _, err := db.Exec(step); err != nil {
			b.Fatal(err)
		}
	}
}

// drainAll reads every row of a query, as any program would.
func drainAll(b *testing.B, db *sql.DB, query string, args ...any) (n int) {
	b.Helper()
	rows, err := db.QueryContext(b.Context(), query, args...)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	values := make([]sql.RawBytes, len(columns))
	targets := make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return n
}

// withWhom is the bare SQL of the issues with whom they are about, in the order of paper.
const withWhom = `SELECT i.*, h.code, h.group_name, v.name, m.name FROM issues i LEFT JOIN households h ON h.id=i.household_id LEFT JOIN villages v ON v.id=i.village_id
LEFT JOIN members m ON m.household_id=h.id AND m.relation='户主' `

// BenchmarkIssues reads, filters and groups 20,000 issues, and opens one; each against the bare SQL in the same run.
func BenchmarkIssues(b *testing.B) {
	archive, db := datatest.BigTownship(b)
	fillIssues(b, db)
	d := NewDesk(archive, Config{Operator: "张会计"})
	rows, err := d.IssueRows(b.Context())
	if err != nil || len(rows) != manyIssues {
		b.Fatal(len(rows), err)
	}
	day := d.Today()
	for _, c := range []struct {
		name       string
		ours, bare func(*testing.B) int
		want       int
	}{
		{
			"Read", func(b *testing.B) int { list, err := d.IssueRows(b.Context()); fatal(b, err); return len(list) },
			func(b *testing.B) int { return drainAll(b, db, withWhom+"ORDER BY v.position,h.group_name,i.id") }, manyIssues,
		},
		{"ReadAsOf", func(b *testing.B) int {
			list, err := d.TrailedIssueRows(b.Context())
			fatal(b, err)
			return len(township.IssuesAsOf(list, "2021-10-31"))
		}, func(b *testing.B) int {
			drainAll(b, db, "SELECT * FROM issue_steps ORDER BY issue_id,id")
			return drainAll(b, db, withWhom+"ORDER BY v.position,h.group_name,i.id")
		}, manyIssues},
		{"Filter", func(*testing.B) int {
			f, n := township.IssueFilter{States: []township.IssueState{township.IssueMending}, Overdue: true, Query: "断水"}, 0
			for i := range rows {
				n += oneOf(f.Admits(&rows[i], day))
			}
			return n
		}, func(b *testing.B) int {
			return drainAll(b, db, withWhom+"WHERE i.state='整改中' AND i.deadline<? AND instr(i.description,'断水')", string(day))
		}, manyIssues / 5},
		{"Board", func(*testing.B) int {
			columns := map[township.IssueState][]*township.IssueRow{}
			for i := range rows {
				columns[rows[i].State] = append(columns[rows[i].State], &rows[i])
			}
			return len(columns)
		}, func(b *testing.B) int { return drainAll(b, db, "SELECT state,count(*) FROM issues GROUP BY state") }, 5},
		{
			"Open", func(b *testing.B) int { f, err := d.OpenIssue(b.Context(), 77); fatal(b, err); return len(f.Trail) },
			func(b *testing.B) int {
				drainAll(b, db, withWhom+"WHERE i.id=77")
				drainAll(b, db, "SELECT * FROM consultations WHERE issue_id=77")
				drainAll(b, db, "SELECT * FROM households WHERE id=77")
				drainAll(b, db, "SELECT * FROM members WHERE household_id=77")
				drainAll(b, db, "SELECT * FROM issues WHERE household_id=77 AND nature='饮水安全' OR merged_id=77")
				return drainAll(b, db, "SELECT * FROM issue_steps WHERE issue_id=77")
			}, 2,
		},
	} {
		for way, f := range map[string]func(*testing.B) int{"Ours": c.ours, "BareSQL": c.bare} {
			b.Run(c.name+"/"+way, func(b *testing.B) {
				for b.Loop() {
					if n := f(b); n != c.want {
						b.Fatalf("%d, want %d", n, c.want)
					}
				}
			})
		}
	}
}

func fatal(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func oneOf(b bool) int {
	if b {
		return 1
	}
	return 0
}
