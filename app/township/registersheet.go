package township

import "strconv"

// RegisterRequest asks for a workbook or a list of households, or of the people in them.
type RegisterRequest struct {
	Households []int64  // in any order: the list is in the order of paper
	Members    bool     // one row a person, else one row a household
	Mask       bool     // numbers of certificates and villagers' phones with their middle starred
	Columns    []string // keys of SheetColumns; nil for all
}

// RegisterLine is what one row of such a list is made from.
type RegisterLine struct {
	Row       *HouseholdRow
	Household Record
	Member    Record // the person; in a list of households the head, without an entity where none is known
}

// SheetColumn is one column of such a list: the labels are those that an import knows, so that a list can come back.
type SheetColumn struct {
	Key   string
	Field Field // kind and privacy
	Label string
	Value func(RegisterLine) string // canonical text
}

// Text is what the column shows of a line, in the way a workbook keeps it: money in yuan without separators.
func (c SheetColumn) Text(l RegisterLine, mask bool) string {
	v := c.Value(l)
	switch {
	case mask && c.Field.Private:
		return c.Field.ShowMasked(v)
	case c.Field.Kind == MoneyField && v != "":
		return fenOf(v).String()
	}
	return v
}

// HouseholdColumns are the columns of the workbook of households: where they are, who heads them, how they stand in
// the ledgers, and then every field of the form.
var HouseholdColumns = append([]SheetColumn{
	rowColumn("village", "行政村", func(r *HouseholdRow) string { return r.Village }),
	fieldColumn(Households, "group_name"),
	fieldColumn(Households, "code"),
	memberColumn("head", "户主姓名", "name"),
	memberColumn("head_id", "户主证件号码", "id_number"),
	countColumn("people", "现有人口", func(r *HouseholdRow) int { return r.People }),
	rowColumn("ledger", "台账", func(r *HouseholdRow) string { return r.Ledger.Word() }),
	rowColumn("entered", "入账日期", func(r *HouseholdRow) string { return string(r.Entered) }),
}, fieldColumns(Households, "village_id", "group_name", "code")...)

// PersonColumns are the columns of the workbook of members.
var PersonColumns = append([]SheetColumn{
	rowColumn("village", "行政村", func(r *HouseholdRow) string { return r.Village }),
	fieldColumn(Households, "group_name"),
	{Key: "household", Field: Households.Field("code"), Label: Households.Field("code").Label, Value: func(l RegisterLine) string { return l.Household.Get("code") }},
}, fieldColumns(Members, "household_id", "stub", "joined_on", "joined_way", "left_on", "left_way")...)

// SheetColumns returns the columns that a request asks for, in their order.
func (r RegisterRequest) SheetColumns() []SheetColumn {
	all := HouseholdColumns
	if r.Members {
		all = PersonColumns
	}
	if r.Columns == nil {
		return all
	}
	var out []SheetColumn
	for _, key := range r.Columns {
		for _, c := range all {
			if c.Key == key {
				out = append(out, c)
			}
		}
	}
	return out
}

// HasPrivate says whether columns show what is nobody else's business: numbers of certificates, villagers' phones.
func HasPrivate(columns []SheetColumn) bool {
	for _, c := range columns {
		if c.Field.Private {
			return true
		}
	}
	return false
}

func rowColumn(key, label string, value func(*HouseholdRow) string) SheetColumn {
	return SheetColumn{Key: key, Label: label, Value: func(l RegisterLine) string { return value(l.Row) }}
}

func countColumn(key, label string, value func(*HouseholdRow) int) SheetColumn {
	c := rowColumn(key, label, func(r *HouseholdRow) string { return strconv.Itoa(value(r)) })
	c.Field.Kind = CountField
	return c
}

func memberColumn(key, label, field string) SheetColumn {
	return SheetColumn{Key: key, Field: Members.Field(field), Label: label, Value: func(l RegisterLine) string { return l.Member.Get(field) }}
}

func fieldColumn(e *Entity, key string) SheetColumn {
	f := e.Field(key)
	return SheetColumn{Key: key, Field: f, Label: f.Label, Value: func(l RegisterLine) string {
		if e == Members {
			return l.Member.Get(key)
		}
		return l.Household.Get(key)
	}}
}

// fieldColumns are columns of all fields but those named.
func fieldColumns(e *Entity, but ...string) []SheetColumn {
	var out []SheetColumn
	for _, f := range e.Fields {
		if !contains(but, f.Key) {
			out = append(out, fieldColumn(e, f.Key))
		}
	}
	return out
}
