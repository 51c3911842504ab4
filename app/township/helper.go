package township

// DeedHelper is the kind of deeds that change the roster of helpers, or who helps whom.
const DeedHelper = "helper"

// Helper is a 帮扶责任人 or 监测联系人 of the roster: somebody of a unit who looks after households.
type Helper struct {
	ID      int64
	Name    string
	Unit    string
	Post    string // 职务
	Phone   string // of the office: it may hang on a wall
	Retired bool   // takes no households any more
	Remark  string
}

// HelperOf reads the record of a helper.
func HelperOf(r Record) Helper {
	return Helper{
		ID: r.ID, Name: r.Get("name"), Unit: r.Get("unit"), Post: r.Get("post"), Phone: r.Get("phone"),
		Retired: r.Get("retired") != "", Remark: r.Get("remark"),
	}
}

// Values are the fields of the record by key.
func (h Helper) Values() map[string]string {
	retired := ""
	if h.Retired {
		retired = "是"
	}
	return map[string]string{"name": h.Name, "unit": h.Unit, "post": h.Post, "phone": h.Phone, "retired": retired, "remark": h.Remark}
}

// Record returns a new record of the helper.
func (h Helper) Record() Record {
	r := Helpers.NewRecord()
	for key, value := range h.Values() {
		r.Set(key, value)
	}
	return r
}

// Tidy returns the helper as the archive keeps him: no blanks inside a Chinese name, a unit or a phone, no full-width digits.
func (h Helper) Tidy() Helper {
	h.Name, h.Unit = helperName(h.Name), helperUnit(h.Unit)
	h.Post, h.Remark = Clean(h.Post), Clean(h.Remark)
	h.Phone = Squeeze(Narrow(Clean(h.Phone)))
	return h
}

// Validate says what is missing or wrong in a tidy helper.
func (h Helper) Validate() error {
	if h.Name == "" {
		return Errorf(CodeInvalid, "请填写帮扶责任人的姓名。")
	}
	values := h.Values()
	for _, f := range Helpers.Fields {
		if _, _, err := CheckField(Helpers, f, values[f.Key], Checking{}); err != nil {
			return Because(CodeInvalid, err, "%s%s。", f.Label, Say(err))
		}
	}
	return nil
}

// Called is how a helper is called where two may have one name: 赵启明（镇乡村振兴办）.
func (h Helper) Called() string { return HelperCalled(h.Name, h.Unit) }

// HelperCalled is a name with its unit behind it, if it has one.
func HelperCalled(name, unit string) string {
	if unit == "" {
		return name
	}
	return name + "（" + unit + "）"
}

// helperName drops the blanks that rosters put into Chinese names.
func helperName(s string) string {
	s = Clean(s)
	if hasHan(s) {
		return Squeeze(s)
	}
	return s
}

func helperUnit(s string) string { return Squeeze(Narrow(Clean(s))) }

// HelperKey is by what a household and the roster name a helper; equal keys are one person.
type HelperKey struct{ Name, Unit string }

// HelperKeyOf makes the key of a name and a unit as they stand anywhere.
func HelperKeyOf(name, unit string) HelperKey { return HelperKey{helperName(name), helperUnit(unit)} }

// Key returns what tells a helper from all others.
func (h Helper) Key() HelperKey { return HelperKeyOf(h.Name, h.Unit) }

// HelperRoster finds the helper whom a household names.
type HelperRoster struct {
	byKey  map[HelperKey]Helper
	byName map[string][]Helper
}

// NewHelperRoster makes a roster of helpers.
func NewHelperRoster(helpers []Helper) *HelperRoster {
	r := &HelperRoster{byKey: map[HelperKey]Helper{}, byName: map[string][]Helper{}}
	for _, h := range helpers {
		k := h.Key()
		r.byKey[k] = h
		r.byName[k.Name] = append(r.byName[k.Name], h)
	}
	return r
}

// Find returns the helper of a name and unit; a name without a unit finds its helper while nobody else has it.
func (r *HelperRoster) Find(k HelperKey) (h Helper, ok bool) {
	if h, ok = r.byKey[k]; ok {
		return h, true
	}
	if same := r.byName[k.Name]; k.Unit == "" && len(same) == 1 {
		return same[0], true
	}
	return Helper{}, false
}

// Named returns everybody of a name.
func (r *HelperRoster) Named(name string) []Helper { return r.byName[helperName(name)] }
