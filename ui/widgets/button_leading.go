package widgets

import "fyne.io/fyne/v2"

// Measures of a choice in a form in designed units.
const (
	leadingPad   = 6   // beside the text, and around the sign of the menu
	longestWidth = 320 // beyond it a choice asks for no more room
)

// leadingWidth is the width for the longest text and the sign of the menu.
func (r *buttonRenderer) leadingWidth() float32 {
	text := fyne.MeasureText(r.b.longest, r.text.textSize(), fyne.TextStyle{Bold: r.text.Bold}).Width
	text = min(max(text, r.text.MinSize().Width), scaled(longestWidth))
	return text + r.sign.MinSize().Width + 3*scaled(leadingPad)
}

// layoutLeading puts the text where an entry has it and the sign of the menu at the far end.
func (r *buttonRenderer) layoutLeading(size fyne.Size) {
	pad, sign := scaled(leadingPad), r.sign.MinSize().Width
	place(r.text, pad, 0, size.Width-3*pad-sign, size.Height)
	place(r.sign, size.Width-pad-sign, 0, sign, size.Height)
}
