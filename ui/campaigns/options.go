package campaigns

import (
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// wordOptions are the words of a list that are in use, and the one that was chosen.
func wordOptions(words []township.OfficeWord, chosen string) []widgets.Option {
	var values []string
	for _, w := range words {
		if !w.Retired || w.Value == chosen {
			values = append(values, w.Value)
		}
	}
	if chosen != "" && !slices.Contains(values, chosen) {
		values = append(values, chosen)
	}
	return widgets.PlainOptions(values...)
}

// counted are options with the number of households behind each, in the order in which they come up; those that were
// chosen stay, though there is no household of them any more.
func counted(rows []*township.HouseholdRow, chosen []string, of func(*township.HouseholdRow) string) []widgets.Option {
	var order []string
	n := map[string]int{}
	for _, r := range rows {
		v := of(r)
		if r.Closed != "" || v == "" {
			continue
		}
		if n[v] == 0 {
			order = append(order, v)
		}
		n[v]++
	}
	for _, v := range chosen {
		if n[v] == 0 {
			order = append(order, v)
		}
	}
	out := make([]widgets.Option, len(order))
	for i, v := range order {
		out[i] = widgets.Option{Value: v, Label: fmt.Sprintf("%s（%d户）", v, n[v])}
	}
	return out
}

func villageOptions(rows []*township.HouseholdRow, chosen []string) []widgets.Option {
	return counted(rows, chosen, func(r *township.HouseholdRow) string { return r.Village })
}

func typeOptions(rows []*township.HouseholdRow, chosen []string) []widgets.Option {
	return counted(rows, chosen, func(r *township.HouseholdRow) string { return r.SheetType() })
}

func ledgerOptions(rows []*township.HouseholdRow) []widgets.Option {
	n := map[township.Ledger]int{}
	for _, r := range rows {
		if r.Closed == "" {
			n[r.Ledger]++
		}
	}
	var out []widgets.Option
	for _, l := range township.Ledgers {
		out = append(out, widgets.Option{Value: string(l), Label: fmt.Sprintf("%s（%d户）", l.Word(), n[l])})
	}
	return out
}

// formOptions offers the questionnaires that are in use, and the one that was chosen.
func (p *campaignPage) formOptions(chosen int64) []widgets.Option {
	var out []widgets.Option
	for i := range p.forms {
		f := &p.forms[i]
		if f.Retired && f.ID != chosen {
			continue
		}
		value := keyOf(f.ID)
		if f.ID == 0 { // as they come with the program: the first campaign brings them
			value = string(f.Audience)
		}
		out = append(out, widgets.Option{Value: value, Label: f.Named()})
	}
	return out
}

// formValue is the option of a questionnaire; for none, that of the latest for its audience.
func (p *campaignPage) formValue(id int64, a township.Audience) string {
	if id != 0 {
		return keyOf(id)
	}
	value := ""
	for i := range p.forms {
		if f := &p.forms[i]; f.Audience == a && !f.Retired {
			value = keyOf(f.ID)
			if f.ID == 0 {
				value = string(a)
			}
		}
	}
	return value
}
