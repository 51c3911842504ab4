package service

import (
	"database/sql"
	"testing"

	"taizhang/data"
	"taizhang/data/datatest"
)

// withSheets is the large township with a standard, and a signed sheet of two years for every household.
func withSheets(b *testing.B) (*data.Archive, *sql.DB) {
	archive, db := datatest.BigTownship(b)
	for _, step := range []string{
		"INSERT INTO standards(id,year,name,poverty_line,monitor_line,focus_line,period_from,period_to,fall_percent,rigid_percent) VALUES(1,'2021','回头看',600000,650000,400000,'2020-10-01','2021-09-30',30,50)",
		`INSERT INTO income_sheets(household_id,year,version,state,population,head,operating_net,property_net,transfer_net,wage_net,net_income,signed_on)
SELECT h.id,y.year,1,'signed',3,'王强明',h.id%7*100000,h.id%5*10000,100000,h.id%11*200000,h.id%7*100000+h.id%5*10000+100000+h.id%11*200000,'2021-11-19'
FROM households h, (SELECT '2020' AS year UNION SELECT '2021') y`,
	} {
		if _, err := db.Exec(step); err != nil {
			b.Fatal(err)
		}
	}
	return archive, db
}

// BenchmarkIncomeFigures is the overview of a year over 20,000 households with sheets of two years.
func BenchmarkIncomeFigures(b *testing.B) {
	archive, _ := withSheets(b)
	d := NewDesk(archive, Config{})
	for b.Loop() {
		figures, err := d.IncomeFigures(b.Context(), "2021")
		if err != nil || len(figures) != datatest.BigHouseholds || !figures[0].Known {
			b.Fatal(len(figures), err)
		}
	}
}

// BenchmarkIncomeFiguresBare reads the same rows with bare SQL.
func BenchmarkIncomeFiguresBare(b *testing.B) {
	_, db := withSheets(b)
	for b.Loop() {
		rows, err := db.Query(`SELECT h.id,v.name,h.group_name,h.code,s.state,s.population,s.operating_net,s.property_net,s.transfer_net,s.wage_net,s.net_income,s.rigid_expense,s.signed_on,l.net_income,l.population
FROM households h JOIN villages v ON v.id=h.village_id
LEFT JOIN income_sheets s ON s.household_id=h.id AND s.year='2021' AND NOT EXISTS (SELECT 1 FROM income_sheets x WHERE x.household_id=s.household_id AND x.year=s.year AND x.version>s.version)
LEFT JOIN income_sheets l ON l.household_id=h.id AND l.year='2020' AND NOT EXISTS (SELECT 1 FROM income_sheets x WHERE x.household_id=l.household_id AND x.year=l.year AND x.version>l.version)
ORDER BY v.position,h.id`)
		if err != nil {
			b.Fatal(err)
		}
		n, last := 0, int64(0)
		for rows.Next() {
			var id, people, operating, property, transfer, wage, net, was, before int64
			var rigid sql.NullInt64
			var village, group, code, state, signed string
			if err := rows.Scan(&id, &village, &group, &code, &state, &people, &operating, &property, &transfer, &wage, &net, &rigid, &signed, &was, &before); err != nil {
				b.Fatal(err)
			}
			n++
			last += net/people - was/before
		}
		rows.Close()
		if n != datatest.BigHouseholds || last == 1 {
			b.Fatal(n)
		}
	}
}
