package service

import (
	"context"
	"maps"

	"taizhang/app/township"
	"taizhang/data"
)

// The names of the office's settings in the archive.
const (
	settingProvince       = "省"
	settingCity           = "市"
	settingCounty         = "县"
	settingOffice         = "乡镇"
	settingKind           = "类别"
	settingMarginalColour = "边缘户颜色"
	settingAtRisk         = "边缘易致贫户归入"
	settingClearedPoor    = "风险已消除的脱贫户归入"
	settingClearedRest    = "风险已消除的其他户归入"
	settingIdle           = "自动锁屏（分钟）"
	settingAdmin          = "管理员密码"
)

// Office returns the office, its rules, and whether it was ever set up.
func (d *Desk) Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error) {
	return readOffice(d.archive.Read(ctx))
}

func readOffice(read data.Reader) (o township.Office, r township.OfficeRules, founded bool, err error) {
	s, err := read.Settings()
	if err != nil {
		return o, r, false, err
	}
	get := func(name, def string) string {
		if rec, ok := s[name]; ok {
			return rec.Get("value")
		}
		return def
	}
	o = township.Office{Province: get(settingProvince, ""), City: get(settingCity, ""), County: get(settingCounty, ""), Name: get(settingOffice, ""), Kind: get(settingKind, "镇")}
	r.MarginalColour = get(settingMarginalColour, township.MarginalColours[0].Name)
	def := township.DefaultPlacement
	r.Placement = township.PlacementRules{
		AtRisk:      township.Ledger(get(settingAtRisk, string(def.AtRisk))),
		ClearedPoor: township.Ledger(get(settingClearedPoor, string(def.ClearedPoor))),
		ClearedRest: township.Ledger(get(settingClearedRest, string(def.ClearedRest))),
	}
	return o, r, o.Name != "", nil
}

// Found sets up the office in a new archive, with its villages if they are known.
func (d *Desk) Found(ctx context.Context, o township.Office, villages []township.Village) (township.Deed, error) {
	if err := o.Validate(); err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedInit, "建立"+o.Name+"的档案", ""), func(t *data.Tx) error {
		if err := saveSettings(t, officeValues(o)); err != nil {
			return err
		}
		return saveVillages(t, villages)
	})
}

// SaveOffice changes the office's name and rules.
func (d *Desk) SaveOffice(ctx context.Context, o township.Office, r township.OfficeRules) (township.Deed, error) {
	if err := o.Validate(); err != nil {
		return township.Deed{}, err
	}
	values := officeValues(o)
	values[settingMarginalColour] = r.MarginalColour
	values[settingAtRisk] = string(r.Placement.AtRisk)
	values[settingClearedPoor] = string(r.Placement.ClearedPoor)
	values[settingClearedRest] = string(r.Placement.ClearedRest)
	return d.do(ctx, d.info(township.DeedSettings, "修改单位设置", originSettings), func(t *data.Tx) error { return saveSettings(t, values) })
}

func officeValues(o township.Office) map[string]string {
	return map[string]string{settingProvince: o.Province, settingCity: o.City, settingCounty: o.County, settingOffice: o.Name, settingKind: o.Kind}
}

func saveSettings(t *data.Tx, values map[string]string) error {
	have, err := t.Read().Settings()
	if err != nil {
		return err
	}
	for _, name := range sortedKeys(values) {
		if rec, ok := have[name]; ok {
			if _, err := t.Update(township.Settings, rec.ID, map[string]string{"value": values[name]}); err != nil {
				return err
			}
			continue
		}
		rec := township.Settings.NewRecord()
		rec.Set("name", name)
		rec.Set("value", values[name])
		if _, err := t.Insert(rec); err != nil {
			return err
		}
	}
	return nil
}

// Villages returns the villages in the office's order.
func (d *Desk) Villages(ctx context.Context) ([]township.Village, error) {
	return d.archive.Read(ctx).Villages()
}

// SaveVillages makes the list of villages what is given: known IDs are renamed or reordered, new ones added,
// missing ones removed if no household is in them.
func (d *Desk) SaveVillages(ctx context.Context, villages []township.Village) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedSettings, "修改村名单", originSettings), func(t *data.Tx) error { return saveVillages(t, villages) })
}

func saveVillages(t *data.Tx, villages []township.Village) error {
	if err := checkVillages(villages); err != nil {
		return err
	}
	have, err := t.Read().Villages()
	if err != nil {
		return err
	}
	listed := map[int64]bool{}
	for _, v := range villages {
		listed[v.ID] = true
	}
	owner := map[string]int64{}
	for _, v := range have {
		if listed[v.ID] {
			owner[v.Name] = v.ID
		} else if err := removeVillage(t, v); err != nil {
			return err
		}
	}
	return putVillages(t, villages, owner)
}

// putVillages writes a list in its order; owner says which village has a name now. A village takes a name only after
// the one that had it has given it up; two that swap names are refused.
func putVillages(t *data.Tx, villages []township.Village, owner map[string]int64) error {
	left := make([]township.Village, len(villages))
	for i, v := range villages {
		v.Name, v.Position = cleanName(v), i+1
		left[i] = v
	}
	for len(left) > 0 {
		var blocked []township.Village
		for _, v := range left {
			if id := owner[v.Name]; id != 0 && id != v.ID {
				blocked = append(blocked, v)
				continue
			}
			if _, err := putVillage(t, v); err != nil {
				return err
			}
			maps.DeleteFunc(owner, func(_ string, id int64) bool { return id == v.ID })
		}
		if len(blocked) == len(left) {
			return township.Errorf(township.CodeConflict, "“%s”这个村名正由另一个村用着，不能互换。请先把其中一个改成别的名称，保存后再改。", blocked[0].Name)
		}
		left = blocked
	}
	return nil
}

func cleanName(v township.Village) string { return township.Squeeze(township.Clean(v.Name)) }

func checkVillages(villages []township.Village) error {
	seen := map[string]bool{}
	for i, v := range villages {
		name := township.NormalVillage(v.Name)
		switch {
		case name == "":
			return township.Errorf(township.CodeInvalid, "第%d个村没有名称，请填写或删去这一行。", i+1)
		case seen[name]:
			return township.Errorf(township.CodeInvalid, "“%s”出现了两次，请删去一个。", v.Name)
		}
		seen[name] = true
	}
	return nil
}

func removeVillage(t *data.Tx, v township.Village) error {
	n, err := t.Read().HouseholdsIn(v.ID)
	if err != nil {
		return err
	}
	if n > 0 {
		return township.Errorf(township.CodeConflict, "“%s”还有%d户，不能删去。可以改名，或先把这些户移到别的村。", v.Name, n)
	}
	if n, err = noticesIn(t, v.ID); err != nil {
		return err
	}
	if n > 0 {
		return township.Errorf(township.CodeConflict, "“%s”还有%d条公示登记，不能删去。可以改名，或先到“公示登记”里删去这些公示。", v.Name, n)
	}
	return t.Remove(township.Villages, v.ID)
}

func putVillage(t *data.Tx, v township.Village) (int64, error) {
	rec := township.Villages.NewRecord()
	rec.Set("name", v.Name)
	rec.Set("kind", v.Kind)
	rec.Set("position", data.FormatID(int64(v.Position)))
	if v.ID == 0 {
		return t.Insert(rec)
	}
	_, err := t.Update(township.Villages, v.ID, map[string]string{"name": v.Name, "kind": v.Kind, "position": rec.Get("position")})
	return v.ID, err
}
