package township

import "strings"

// FieldKind says how the values of a field are read, kept and shown.
type FieldKind uint8

// The kinds of fields; the value of every kind is kept as canonical text (see Record).
const (
	TextField   FieldKind = iota // cleaned text
	NameField                    // a person's name: no spaces inside a Chinese name
	IDField                      // IDNumber
	PhoneField                   // digits, a dash for the area code
	DateField                    // Date: day, month or year, as far as known
	YearField                    // 2020
	CountField                   // whole number ≥ 0
	MoneyField                   // fen as an integer; shown in yuan
	AreaField                    // decimal number as written: 亩, m²
	YesNoField                   // 是 or 否
	WordField                    // one of a vocabulary, or what the roster said
	WordsField                   // several of a vocabulary, joined by 、
	LinkField                    // id of another record
	CodeField                    // household or person code of the national system: text of digits
	SecretField                  // a hash; shown only as being there
)

// Field is one column of a record: its name in the archive, its label on screen and paper, its kind.
type Field struct {
	Key        string
	Label      string
	Kind       FieldKind
	Vocabulary string // name of the list that offers its values, for WordField and WordsField
	Parent     string // table of the record that a LinkField points to
	Private    bool   // never on a wall, masked on screen, left out of logs: IDs, villagers' phones
}

// Entity is a kind of record: its table in the archive and its fields, in the order of the forms.
type Entity struct {
	Name   string // Chinese, for history: 农户
	Table  string
	Fields []Field
	index  map[string]int
}

// Index returns the position of a field in Record.Values, or -1.
func (e *Entity) Index(key string) int {
	if i, ok := e.index[key]; ok {
		return i
	}
	return -1
}

// Field returns the field of that key; the zero Field if there is none.
func (e *Entity) Field(key string) Field {
	if i := e.Index(key); i >= 0 {
		return e.Fields[i]
	}
	return Field{}
}

// NewRecord returns an empty record of the entity.
func (e *Entity) NewRecord() Record { return Record{Entity: e, Values: make([]string, len(e.Fields))} }

func newEntity(name, table string, fields []Field) *Entity {
	e := &Entity{Name: name, Table: table, Fields: fields, index: make(map[string]int, len(fields))}
	for i, f := range fields {
		e.index[f.Key] = i
	}
	return e
}

// Record is one row of an entity: values as canonical text, “” for none, in the order of Entity.Fields.
type Record struct {
	Entity *Entity
	ID     int64 // 0 until it is in the archive
	Values []string
}

// Get returns the value of a field, “” for none or an unknown key; the zero Record has no values.
func (r Record) Get(key string) string {
	if r.Entity == nil {
		return ""
	}
	if i := r.Entity.Index(key); i >= 0 {
		return r.Values[i]
	}
	return ""
}

// Set puts a value; an unknown key is a programming error and panics.
func (r Record) Set(key, value string) { r.Values[r.Entity.mustIndex(key)] = value }

func (e *Entity) mustIndex(key string) int {
	i := e.Index(key)
	if i < 0 {
		panic("township: entity " + e.Table + " has no field " + key)
	}
	return i
}

// Clone returns a copy with its own values.
func (r Record) Clone() Record {
	r.Values = append([]string(nil), r.Values...)
	return r
}

// Show returns the value of a field as the screen writes it: money in yuan with separators.
func (f Field) Show(value string) string {
	if f.Kind == MoneyField && value != "" {
		return fenOf(value).Grouped()
	}
	return value
}

// ShowMasked is Show with IDs and private phones masked.
func (f Field) ShowMasked(value string) string {
	switch {
	case f.Private && f.Kind == IDField:
		return IDNumber(value).Masked()
	case f.Private && f.Kind == PhoneField:
		return MaskPhone(value)
	case f.Private && f.Kind == TextField:
		return maskNumbers(value)
	case f.Kind == SecretField && value != "":
		return "已设置"
	}
	return f.Show(value)
}

// leastMasked is how many digits in a row may be a phone or an ID number.
const leastMasked = 7

// maskNumbers masks the long numbers in a text whose field may hold anything.
func maskNumbers(s string) string {
	var b strings.Builder
	run := ""
	for _, c := range s + "\x00" {
		if c >= '0' && c <= '9' || run != "" && (c == 'X' || c == 'x') {
			run += string(c)
			continue
		}
		if len(run) >= leastMasked {
			run = MaskPhone(run)
		}
		b.WriteString(run)
		if run = ""; c != 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

func fenOf(value string) Fen {
	n := int64(0)
	neg := false
	for i, c := range value {
		if i == 0 && c == '-' {
			neg = true
			continue
		}
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int64(c-'0')
	}
	if neg {
		n = -n
	}
	return Fen(n)
}
