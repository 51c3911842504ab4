package township

// IncomeDetail is a household's income of a year as a workbook has it: its figures, and the lines that they come to.
type IncomeDetail struct {
	IncomeFigure
	Lines []IncomeLine // of the sheet, in the order of the form
}

// Totals are the figures of its lines, with the population that the sheet holds.
func (d *IncomeDetail) Totals() IncomeTotals { return TotalsOf(d.Lines, d.Population) }

// People is the population that the figures are for; without a sheet that of the household now.
func (d *IncomeDetail) People() int {
	if d.Sheet == 0 {
		return d.Row.People
	}
	return d.Population
}

// IncomeExport asks for the workbook of a year's incomes.
type IncomeExport struct {
	Year       string
	Village    string  // “” for all
	Households []int64 // nil for all
}
