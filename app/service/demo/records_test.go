package demo

import (
	"strconv"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestWordsAreInTheirLists(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			checkWords(t, f.Household)
			for _, m := range f.Members {
				checkWords(t, m)
			}
		}
	})
}

// checkWords checks every value of a list, and that dates, counts and amounts are canonical.
func checkWords(t *testing.T, r township.Record) {
	t.Helper()
	for i, field := range r.Entity.Fields {
		value := r.Values[i]
		if value == "" {
			continue
		}
		if want, ok := canonical(field, value); !ok || want != value {
			t.Errorf("%s %q, want %q", field.Label, value, want)
		}
	}
}

// canonical reads a value as an import would, and returns what it would keep.
func canonical(f township.Field, value string) (string, bool) {
	switch f.Kind {
	case township.WordField:
		if f.Vocabulary != "" {
			return township.NewLookup(township.VocabularyOf(f.Vocabulary)).Word(value)
		}
	case township.WordsField:
		joined, unknown := township.NewLookup(township.VocabularyOf(f.Vocabulary)).Words(value)
		return joined, len(unknown) == 0
	case township.DateField, township.YearField:
		d, ok := township.ParseDate(value)
		return string(d), ok
	case township.CountField, township.MoneyField:
		n, err := strconv.Atoi(value)
		return strconv.Itoa(n), err == nil && n >= 0
	case township.AreaField:
		n, err := strconv.ParseFloat(value, 64)
		return township.FormatArea(n), err == nil
	case township.YesNoField:
		return value, value == "是" || value == "否"
	}
	return township.Clean(value), true
}

// amount reads a field in fen.
func amount(r township.Record, key string) int {
	n, _ := strconv.Atoi(r.Get(key))
	return n
}

func TestIncomesAddUp(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			h, n := f.Household, len(f.Members)
			transfer := 0
			for _, key := range strings.Fields("family_planning_benefit minimum_living_benefit destitute_benefit pension_benefit ecological_benefit other_transfer") {
				transfer += amount(h, key)
			}
			gross := amount(h, "wage_income") + amount(h, "operating_income") + amount(h, "property_income") + transfer
			net := gross - amount(h, "operating_expense")
			if amount(h, "transfer_income") != transfer || amount(h, "gross_income") != gross || amount(h, "net_income") != net {
				t.Errorf("%s: income does not add up: %v", h.Get("code"), h.Values)
			}
			per := amount(h, "per_capita")
			if per*n < net-n/2 || per*n > net+n/2 {
				t.Errorf("%s: %d fen for each of %d from %d", h.Get("code"), per, n, net)
			}
			if per < 3000_00 || per > 60000_00 {
				t.Errorf("%s: %d fen per head is not plausible", h.Get("code"), per)
			}
		}
	})
}

func TestIncomeGoesWithThePeople(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			h := f.Household
			workers := count(f.Members, func(m township.Record) bool { return m.Get("work_months") != "" })
			minimum := count(f.Members, func(m township.Record) bool { return m.Get("minimum_living") == "是" })
			switch {
			case (workers > 0) != (amount(h, "wage_income") > 0):
				t.Errorf("%s: %d at work, wages %d", h.Get("code"), workers, amount(h, "wage_income"))
			case (minimum > 0) != (amount(h, "minimum_living_benefit") > 0):
				t.Errorf("%s: %d on 低保, paid %d", h.Get("code"), minimum, amount(h, "minimum_living_benefit"))
			case (amount(h, "operating_income") > 0) != (amount(h, "operating_expense") > 0):
				t.Errorf("%s: income without expense", h.Get("code"))
			}
		}
	})
}

func TestRisksAreReal(t *testing.T) {
	signs := map[string]func(township.Record) bool{
		"因病": func(m township.Record) bool {
			return strings.Contains(m.Get("health"), chronic) || m.Get("health") == gravely
		},
		"因残": func(m township.Record) bool { return strings.Contains(m.Get("health"), disabled) },
		"因学": func(m township.Record) bool { return m.Get("schooling") != notPupil },
	}
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			h := f.Household
			if (h.Get("monitor_kind") != "") != (h.Get("risks") != "") {
				t.Errorf("%s: %q with risks %q", h.Get("code"), h.Get("monitor_kind"), h.Get("risks"))
			}
			for _, reason := range strings.Split(h.Get("risks")+"、"+h.Get("cause"), "、") {
				if sign, ok := signs[reason]; ok && count(f.Members, sign) == 0 {
					t.Errorf("%s: %s, and nobody shows it", h.Get("code"), reason)
				}
			}
		}
	})
}

func TestPovertyFields(t *testing.T) {
	d := Township(days[0])
	for _, f := range d.Families {
		h := f.Household
		poor := h.Get("household_type") == "脱贫户"
		switch {
		case poor != (h.Get("exit_year") != ""), poor != (h.Get("poverty_status") != ""), poor && h.Get("cause") == "":
			t.Errorf("%s: type %s, exit %q, status %q, cause %q", h.Get("code"), h.Get("household_type"), h.Get("exit_year"), h.Get("poverty_status"), h.Get("cause"))
		case poor && h.Get("exit_year") <= h.Get("identified_on"):
			t.Errorf("%s was identified in %s and left poverty in %s", h.Get("code"), h.Get("identified_on"), h.Get("exit_year"))
		case (h.Get("poverty_status") == "返贫") != (h.Get("relapse_cause") != ""):
			t.Errorf("%s: status %s, relapse cause %q", h.Get("code"), h.Get("poverty_status"), h.Get("relapse_cause"))
		case poor && h.Get("outside_kind") != "":
			t.Errorf("%s is 脱贫户 and %s", h.Get("code"), h.Get("outside_kind"))
		}
	}
}
