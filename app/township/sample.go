package township

import (
	"cmp"
	"slices"
	"strconv"
)

// Sample is a random draw for a spot check: 抽查 (workflow.md §4.7).
type Sample struct {
	ID         int64
	Campaign   int64
	Drawn      Date
	Size       int
	Seed       uint32 // printed on the list: with it the draw can be repeated
	Frame      int    // how many households it was drawn from
	Remark     string
	Households []SampleHousehold
}

// SampleHousehold is one household of a sample, with the stratum in which it was drawn.
type SampleHousehold struct {
	ID        int64
	Household int64
	Position  int
	Village   string
	Ledger    Ledger
	ByHand    bool
}

// SampleOf reads a sample from its record, without its households.
func SampleOf(r Record) Sample {
	seed, _ := strconv.ParseUint(r.Get("seed"), 10, 32)
	return Sample{
		ID: r.ID, Campaign: idOf(r.Get("campaign_id")), Drawn: Date(r.Get("drawn_on")), Size: countOf(r.Get("size")), Seed: uint32(seed), Frame: countOf(r.Get("frame")),
		Remark: r.Get("remark"),
	}
}

// Values is the sample as the archive keeps it.
func (s *Sample) Values() map[string]string {
	return map[string]string{
		"campaign_id": linkText(s.Campaign), "drawn_on": string(s.Drawn), "size": strconv.Itoa(s.Size), "seed": strconv.FormatUint(uint64(s.Seed), 10),
		"frame": strconv.Itoa(s.Frame), "remark": s.Remark,
	}
}

// SampleHouseholdOf reads a household of a sample from its record.
func SampleHouseholdOf(r Record) SampleHousehold {
	l, _ := ParseLedger(r.Get("ledger"))
	return SampleHousehold{ID: r.ID, Household: idOf(r.Get("household_id")), Position: countOf(r.Get("position")), Village: r.Get("village"), Ledger: l, ByHand: r.Get("by_hand") == yes}
}

// Values is the household as the archive keeps it, without its sample.
func (h SampleHousehold) Values() map[string]string {
	return map[string]string{
		"household_id": linkText(h.Household), "position": strconv.Itoa(h.Position), "village": h.Village, "ledger": string(h.Ledger), "by_hand": yesText(h.ByHand),
	}
}

// stratum is what a sample is spread over: each village's households of each ledger.
type stratum struct {
	village string
	order   int
	ledger  Ledger
}

// Draw draws a sample of a size out of households, stratified by village and ledger: each stratum gets its share, the
// rest goes to the largest remainders. Those named by hand are in it in any case and count towards the size. The same
// households, size and seed give the same sample in whatever order they come, because each household's place follows
// from the seed and its own code alone; nobody can steer it, and everybody can repeat it.
func Draw(frame []*HouseholdRow, size int, seed uint32, byHand []int64) []SampleHousehold {
	of := map[stratum][]*HouseholdRow{}
	var out []SampleHousehold
	for _, r := range frame {
		if slices.Contains(byHand, r.ID) {
			out = append(out, SampleHousehold{Household: r.ID, Village: r.Village, Ledger: r.Ledger, ByHand: true})
			continue
		}
		key := stratum{r.Village, r.VillageOrder, r.Ledger}
		of[key] = append(of[key], r)
	}
	for key, n := range allot(of, size-len(out)) {
		drawn := of[key]
		slices.SortFunc(drawn, func(a, b *HouseholdRow) int {
			return cmp.Or(cmp.Compare(lot(seed, a), lot(seed, b)), cmp.Compare(a.ID, b.ID))
		})
		for _, r := range drawn[:n] {
			out = append(out, SampleHousehold{Household: r.ID, Village: r.Village, Ledger: r.Ledger})
		}
	}
	return inPaperOrder(out, frame)
}

// inPaperOrder numbers the households of a sample in the order of the frame, which is that of paper.
func inPaperOrder(out []SampleHousehold, frame []*HouseholdRow) []SampleHousehold {
	at := make(map[int64]int, len(frame))
	for i, r := range frame {
		at[r.ID] = i
	}
	slices.SortFunc(out, func(a, b SampleHousehold) int { return cmp.Compare(at[a.Household], at[b.Household]) })
	for i := range out {
		out[i].Position = i + 1
	}
	return out
}

// allot shares a size out among strata in proportion to their households (largest remainder; of equal ones the earlier
// village and ledger first).
func allot(of map[stratum][]*HouseholdRow, size int) map[stratum]int {
	total := 0
	keys := make([]stratum, 0, len(of))
	for key, rows := range of {
		keys = append(keys, key)
		total += len(rows)
	}
	size = min(size, total)
	out := map[stratum]int{}
	if size <= 0 {
		return out
	}
	slices.SortFunc(keys, func(a, b stratum) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.village, b.village), cmp.Compare(ledgerOrder(a.ledger), ledgerOrder(b.ledger)))
	})
	left := size
	for _, key := range keys {
		out[key] = size * len(of[key]) / total
		left -= out[key]
	}
	slices.SortStableFunc(keys, func(a, b stratum) int {
		return cmp.Compare(size*len(of[b])%total, size*len(of[a])%total)
	})
	for _, key := range keys[:left] {
		out[key]++
	}
	return out
}

func ledgerOrder(l Ledger) int {
	if i := slices.Index(Ledgers, l); i >= 0 {
		return i
	}
	return len(Ledgers)
}

// lot is the place of a household in the draw of a seed: FNV-1a of seed and code, stirred by the finisher of SplitMix64.
// A household without a code goes by its number in the archive.
func lot(seed uint32, r *HouseholdRow) uint64 {
	key := r.Code
	if key == "" {
		key = "#" + strconv.FormatInt(r.ID, 10)
	}
	h := uint64(14695981039346656037)
	for i := range 4 {
		h = (h ^ uint64(byte(seed>>(8*i)))) * 1099511628211
	}
	for i := 0; i < len(key); i++ {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Disagreement is a question that a spot check found otherwise than the survey.
type Disagreement struct {
	Question int64
	Before   SurveyAnswer // the zero answer where there is none
	After    SurveyAnswer
}

// Agreement is how a spot check of one household compares with its survey.
type Agreement struct {
	Household int64
	Same      int // questions answered alike
	Asked     int // questions that both answered
	Differ    []Disagreement
}

// Agree compares a spot check with the survey of the same household; questions that one of them left open do not count.
func Agree(survey, check *Survey) Agreement {
	out := Agreement{Household: check.Household}
	for _, after := range check.Answers {
		before := survey.Find(after.Question)
		if before == nil || before.Answer == Unanswered || after.Answer == Unanswered {
			continue
		}
		out.Asked++
		if before.Answer == after.Answer {
			out.Same++
			continue
		}
		out.Differ = append(out.Differ, Disagreement{after.Question, *before, after})
	}
	return out
}

// Rate is the share of answers that agree in hundredths of a percent, rounded half up; ok is false where nothing was
// compared.
func Rate(same, asked int) (hundredths int, ok bool) {
	if asked <= 0 {
		return 0, false
	}
	return (2*same*10000 + asked) / (2 * asked), true
}

// Validate says what is wrong with the words of a sample.
func (s *Sample) Validate() error { return tooLongIn("备注", s.Remark, LongestText) }
