package township

import "testing"

// joined is how the members of a family, given by their relation to their own head, stand to the head of a household
// into which they come, to whom their own head stands in a relation.
type joined struct {
	head, own string // the sex of either head
	relation  string
	members   map[string]string // relation to their own head → suggested
}

func TestSuggestJoined(t *testing.T) {
	for name, c := range map[string]joined{
		"a brother": {Male, Male, "之兄弟姐妹", map[string]string{
			"配偶": "之兄弟媳妇", "之子": "之侄儿", "之女": "之侄女", "之父": "之父", "之母": "之母", "之祖父": "之祖父", "之叔伯": "之叔伯", "之岳父": "其他", "其他": "",
			"之孙子": "其他",
		}},
		"a sister":                {Male, Female, "之兄弟姐妹", map[string]string{"配偶": "其他", "之子": "其他", "之女": "其他", "之父": "之父", "之公公": "其他"}},
		"a brother's nephew":      {Male, Male, "之兄弟姐妹", map[string]string{"之侄儿": ""}},
		"a brother with brother":  {Male, Male, "之兄弟姐妹", map[string]string{"之兄弟姐妹": "之兄弟姐妹", "之侄儿": "之侄儿", "之兄弟媳妇": "之兄弟媳妇"}},
		"the father":              {Male, Male, "之父", map[string]string{"配偶": "之母", "之父": "之祖父", "之母": "之祖母", "之女": "之兄弟姐妹", "之岳母": "之外祖母"}},
		"the father with a son":   {Male, Male, "之父", map[string]string{"之子": "之兄弟姐妹", "之儿媳": "之兄弟媳妇", "之孙子": "之侄儿", "之外孙子": ""}},
		"the father, her alone":   {Male, Male, "之父", map[string]string{"之儿媳": "", "之孙子": ""}},
		"the mother":              {Female, Female, "之母", map[string]string{"之子": "之兄弟姐妹", "之父": "之外祖父"}},
		"a son to his father":     {Male, Male, "之子", map[string]string{"配偶": "之儿媳", "之子": "之孙子", "之女": "之孙女", "之母": "配偶", "之父": "", "之岳父": "其他", "之孙子": "之曾孙子"}},
		"a son to his mother":     {Female, Male, "之子", map[string]string{"之父": "配偶", "之母": "", "之兄弟姐妹": "之子"}},
		"a daughter":              {Male, Female, "之女", map[string]string{"配偶": "之女婿", "之子": "之外孙子", "之女": "之外孙女", "之公公": "其他"}},
		"a daughter-in-law":       {Male, Female, "之儿媳", map[string]string{"配偶": "之子", "之子": "之孙子", "之父": "其他"}},
		"the wife":                {Male, Female, "配偶", map[string]string{"之子": "之子", "之女": "之女", "之父": "之岳父", "之母": "之岳母", "之兄弟姐妹": "其他"}},
		"the husband":             {Female, Male, "配偶", map[string]string{"之父": "之公公", "之母": "之婆婆"}},
		"the father-in-law":       {Male, Male, "之岳父", map[string]string{"配偶": "之岳母", "之子": "", "之父": "其他"}},
		"a grandfather":           {Male, Male, "之祖父", map[string]string{"配偶": "之祖母", "之子": ""}},
		"a grandson":              {Male, Male, "之孙子", map[string]string{"之父": "之子", "之母": "之儿媳", "配偶": "其他", "之子": "之曾孙子"}},
		"an uncle":                {Male, Male, "之叔伯", map[string]string{"之父": "之祖父", "配偶": "其他", "之子": "其他"}},
		"a nephew":                {Male, Male, "之侄儿", map[string]string{"之父": "之兄弟姐妹", "之母": "之兄弟媳妇"}},
		"no kin":                  {Male, Male, "其他", map[string]string{"配偶": ""}},
		"as a second head":        {Male, Male, HeadRelation, map[string]string{"配偶": ""}},
		"a head of unknown sex":   {"", Male, "之岳父", map[string]string{"配偶": ""}},
		"a relation not yet said": {Male, Male, "", map[string]string{"配偶": ""}},
	} {
		family, ids := []Record{kinPerson(1, HeadRelation, c.own)}, map[string]int64{}
		for of := range c.members {
			id := int64(len(family) + 1)
			sex := kinSexOf(of, Male)
			if of == "配偶" {
				sex = otherSex(c.own)
			}
			family, ids[of] = append(family, kinPerson(id, of, sex)), id
		}
		got := SuggestJoined(family, kinPerson(99, HeadRelation, c.head), c.relation)
		for of, want := range c.members {
			if got[ids[of]] != want {
				t.Errorf("%s: 他的%s is suggested %q, want %q", name, of, got[ids[of]], want)
			}
		}
	}
}
