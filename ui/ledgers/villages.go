package ledgers

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// villageWidth is the width of the list of villages, in designed units.
const villageWidth = 268

// place is a line of the list of villages: one village, or the whole office in front.
type place struct {
	name       string // “” for the whole office
	label      string
	order      int
	households map[township.Ledger]int
	people     map[township.Ledger]int
}

// newVillageTable lists the villages with the number of households in each of the four ledgers.
func newVillageTable() *widgets.Table[*place] {
	columns := []widgets.Column[*place]{{
		Key: "village", Label: "村", Width: 76, Fixed: true, Flex: true,
		Text:    func(p *place) string { return p.label },
		Compare: func(a, b *place) int { return cmp.Compare(a.order, b.order) },
	}}
	for _, l := range township.Ledgers {
		columns = append(columns, villageColumn(l))
	}
	return widgets.NewTable(func(p *place) string { return p.name }, columns...)
}

// villageColumn counts one ledger, in its colour, with its word in the heading.
func villageColumn(l township.Ledger) widgets.Column[*place] {
	return widgets.Column[*place]{
		Key: string(l), Label: township.StyleOf(l).Short, Width: 45, Align: fyne.TextAlignTrailing,
		Text:    func(p *place) string { return strconv.Itoa(p.households[l]) },
		Compare: func(a, b *place) int { return cmp.Compare(a.households[l], b.households[l]) },
		Ink: func(p *place) fyne.ThemeColorName {
			if p.households[l] == 0 {
				return look.ColorQuiet
			}
			return look.ColorLedgerInk(l)
		},
	}
}

// placesOf are the lines of the list: the whole office, then its villages in their order.
func placesOf(whole string, counts []township.VillageCount) []*place {
	all := &place{label: whole, order: -1, households: map[township.Ledger]int{}, people: map[township.Ledger]int{}}
	places := []*place{all}
	for i, c := range counts {
		places = append(places, &place{
			name: c.Village.Name, label: c.Village.Name, order: i, households: c.Households, people: c.People,
		})
		for _, l := range township.Ledgers {
			all.households[l] += c.Households[l]
			all.people[l] += c.People[l]
		}
	}
	return places
}

// total is how many households and people stand in any of the four.
func (p *place) total() (households, people int) {
	return township.VillageCount{Households: p.households, People: p.people}.Total()
}
