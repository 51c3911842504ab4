package township_test

import (
	"reflect"
	"testing"

	"taizhang/app/township"
)

func TestRecord(t *testing.T) {
	r := township.Members.NewRecord()
	r.Set("name", "张三")
	if got := r.Get("name"); got != "张三" {
		t.Errorf("name %q", got)
	}
	for _, key := range []string{"sex", "no such field"} {
		if got := r.Get(key); got != "" {
			t.Errorf("%s is %q, want none", key, got)
		}
	}
	c := r.Clone()
	c.Set("name", "李四")
	if r.Get("name") != "张三" || c.Get("name") != "李四" {
		t.Errorf("a clone shares its values: %s, %s", r.Get("name"), c.Get("name"))
	}
	if got := (township.Record{}).Get("name"); got != "" {
		t.Errorf("the zero record has a name %q", got)
	}
	defer func() {
		if got, want := recover(), "township: entity members has no field colour"; got != want {
			t.Errorf("setting an unknown field: %v, want %v", got, want)
		}
	}()
	r.Set("colour", "红")
}

func TestANumberInATextIsMasked(t *testing.T) {
	f := township.ProposedChanges.Field("was")
	for value, want := range map[string]string{
		"519900198001011234": "519***********1234", "初中": "初中", "电话13812345678，旧号 0812-2345678": "电话138****5678，旧号 0812-*******", "2021-11-05": "2021-11-05",
	} {
		if got := f.ShowMasked(value); got != want {
			t.Errorf("%s shows as %s, want %s", value, got, want)
		}
	}
}

func TestEntities(t *testing.T) {
	tables := map[string]bool{}
	for _, e := range township.Entities {
		if tables[e.Table] || e.Name == "" {
			t.Errorf("%s %q", e.Table, e.Name)
		}
		tables[e.Table] = true
		if got := township.EntityOfTable(e.Table); got != e {
			t.Errorf("%s is the table of %v", e.Table, got)
		}
		keys := map[string]bool{}
		for i, f := range e.Fields {
			if keys[f.Key] || f.Label == "" || e.Index(f.Key) != i || !reflect.DeepEqual(e.Field(f.Key), f) {
				t.Errorf("%s.%s: %+v", e.Table, f.Key, f)
			}
			keys[f.Key] = true
			if private := f.Kind == township.IDField || f.Kind == township.SecretField || f.Kind == township.PhoneField && f.Key == "phone" && e != township.Helpers && e != township.Staff ||
				e == township.ProposedChanges && (f.Key == "was" || f.Key == "proposed"); f.Private != private {
				t.Errorf("%s.%s private: %v, want %v", e.Table, f.Key, f.Private, private)
			}
		}
		if e.Index("none") != -1 || !reflect.DeepEqual(e.Field("none"), township.Field{}) {
			t.Errorf("%s has a field that it has not", e.Table)
		}
	}
	if got := township.EntityOfTable("deeds"); got != nil {
		t.Errorf("deeds are %v", got)
	}
}

func TestShow(t *testing.T) {
	money, id := township.Households.Field("net_income"), township.Members.Field("id_number")
	phone, helper := township.Members.Field("phone"), township.Households.Field("helper_phone")
	for _, c := range []struct {
		field               township.Field
		value, show, masked string
	}{
		{money, "", "", ""},
		{money, "671658", "6,716.58", "6,716.58"},
		{money, "-5", "-0.05", "-0.05"},
		{id, "", "", ""},
		{id, sound, sound, "519900********0016"},
		{phone, "13812345678", "13812345678", "138****5678"},
		{helper, "13812345678", "13812345678", "13812345678"},
		{township.Households.Field("exit_year"), "2020", "2020", "2020"},
	} {
		if got := c.field.Show(c.value); got != c.show {
			t.Errorf("%s: %q shows as %q, want %q", c.field.Key, c.value, got, c.show)
		}
		if got := c.field.ShowMasked(c.value); got != c.masked {
			t.Errorf("%s: %q shows masked as %q, want %q", c.field.Key, c.value, got, c.masked)
		}
	}
}

func TestRowClassWords(t *testing.T) {
	for class, want := range map[township.RowClass]string{township.RowNew: "新增", township.RowChanged: "变更", township.RowSame: "相同", township.RowRejected: "拒收"} {
		if got := class.Word(); got != want {
			t.Errorf("%d is %s, want %s", class, got, want)
		}
	}
}

func TestOutcome(t *testing.T) {
	p := township.Preview{File: "人口信息.xlsx", Rows: 10, New: 1, Changed: 2, Same: 3, Rejected: 4, Proposals: make([]township.Proposal, 5)}
	if got, want := p.Outcome(), (township.Outcome{File: "人口信息.xlsx", Rows: 10, New: 1, Changed: 2, Same: 3, Rejected: 4, Proposals: 5}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
