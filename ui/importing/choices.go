package importing

import (
	"maps"

	"taizhang/app/township"
)

// choices are what the clerk has decided about a file: which household a row means, and what a
// village of the roster is called in the archive.
type choices struct {
	questions []township.Question // every one that came up, answered or not
	answers   township.Answers
	villages  []string          // every one that was new, renamed or not
	rename    map[string]string // village of the roster → village of the archive
}

// learn takes over what a preview asks. What was settled before is not asked again, but stays to
// be changed; what was open and is asked no more is gone.
func (c *choices) learn(p *township.Preview) {
	byID := func(q township.Question) int { return q.ID }
	answered := func(q township.Question) bool { return c.answers[q.ID] != "" }
	c.questions = merged(c.questions, p.Questions, byID, answered)
	itself := func(v string) string { return v }
	renamed := func(v string) bool { return c.rename[v] != "" }
	c.villages = merged(c.villages, p.Villages, itself, renamed)
}

// merged keeps of the old what is asked still or was settled, in its order, and adds the new.
func merged[T any, K comparable](before, asked []T, key func(T) K, settled func(T) bool) []T {
	still, known := map[K]bool{}, map[K]bool{}
	for _, t := range asked {
		still[key(t)] = true
	}
	var out []T
	for _, t := range before {
		if still[key(t)] || settled(t) {
			known[key(t)] = true
			out = append(out, t)
		}
	}
	for _, t := range asked {
		if !known[key(t)] {
			out = append(out, t)
		}
	}
	return out
}

// answer notes the choice for a question, “” for none.
func (c *choices) answer(id int, key string) {
	if c.answers == nil {
		c.answers = township.Answers{}
	}
	if key == "" {
		delete(c.answers, id)
		return
	}
	c.answers[id] = key
}

// call notes what a village of the roster is called in the archive, “” for a new village. Those
// that were to be called like it follow; it says whether there were any.
func (c *choices) call(village, archived string) (followed bool) {
	if c.rename == nil {
		c.rename = map[string]string{}
	}
	if archived == "" {
		delete(c.rename, village)
		return false
	}
	for other, to := range c.rename {
		if to == village {
			c.rename[other], followed = archived, true
		}
	}
	c.rename[village] = archived
	return followed
}

// open counts the questions without an answer.
func (c *choices) open() int {
	n := 0
	for _, q := range c.questions {
		if c.answers[q.ID] == "" {
			n++
		}
	}
	return n
}

// clone returns a copy that later choices don't touch.
func (c choices) clone() choices {
	c.answers, c.rename = maps.Clone(c.answers), maps.Clone(c.rename)
	return c
}
