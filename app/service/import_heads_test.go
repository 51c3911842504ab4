package service_test

import (
	"strings"
	"testing"

	"taizhang/data/excel/rostertest"
)

// TestTwoHeads says of a family that it would have more than one head, whether the file names both or the archive has the
// other, and says nothing once the file has given the old head another relation.
func TestTwoHeads(t *testing.T) {
	town := rostertest.Town(3)
	town[1].People[1].Relation = "户主"
	want := func(notes []string, who string) {
		t.Helper()
		if who == "" && said(notes, "个户主") || who != "" && !said(notes, "导入后会有2个户主（"+who+"）") {
			t.Errorf("notes %q, want two heads %q", notes, who)
		}
	}
	d, _, _ := newDesk(t)
	both := town[1].People[0].Name + "、" + town[1].People[1].Name
	p, _ := mustImport(t, d, persons(t, town, rostertest.Style{}))
	want(p.Notes, both)
	_, remarks, err := d.Check(ctx)
	must(t, err)
	if len(remarks) != 1 || !strings.Contains(remarks[0], "有2个户主（"+both+"）") {
		t.Errorf("check says %q", remarks)
	}

	town = rostertest.Town(3)
	d, _, _ = newDesk(t)
	p, _ = mustImport(t, d, persons(t, town, rostertest.Style{}))
	want(p.Notes, "")
	old, next := town[1].People[0], town[1].People[1]
	next.Relation = "户主"
	town[1].People = append([]rostertest.Person{next}, town[1].People[2:]...)
	p, _ = mustImport(t, d, persons(t, town, rostertest.Style{}))
	want(p.Notes, next.Name+"、"+old.Name)
	old.Relation = "配偶"
	town[1].People = append(town[1].People, old)
	p, _ = mustImport(t, d, persons(t, town, rostertest.Style{}))
	want(p.Notes, "")
}
