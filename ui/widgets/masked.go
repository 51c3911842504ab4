package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// MaskedLabel shows a phone or ID number with its middle starred, and an eye that shows the
// whole for ten seconds.
type MaskedLabel struct {
	widget.BaseWidget

	masked string
	reveal func() string
	text   *Text
	eye    *Button
	timer  *time.Timer
}

// NewMaskedLabel makes a label of the masked text; reveal is asked for the whole when the eye is
// clicked, so that the caller can note who looked. While it gives "" the text stays masked. The icon
// of the eye may be nil.
func NewMaskedLabel(masked string, eye fyne.Resource, reveal func() string) *MaskedLabel {
	m := &MaskedLabel{masked: masked, reveal: reveal, text: NewText(masked)}
	m.eye = NewQuietButton("", eye, m.toggle)
	if eye == nil {
		m.eye.SetText("显示")
	}
	m.eye.Hidden = masked == "" || reveal == nil
	m.ExtendBaseWidget(m)
	return m
}

// Text returns what is shown now.
func (m *MaskedLabel) Text() string { return m.text.Text }

// toggle shows the whole, or hides it before its time.
func (m *MaskedLabel) toggle() {
	if m.timer != nil {
		m.hide()
		return
	}
	whole := m.reveal()
	if whole == "" {
		return
	}
	m.text.SetText(whole)
	m.timer = time.AfterFunc(revealFor, func() { fyne.Do(m.hide) })
	m.Refresh()
}

func (m *MaskedLabel) hide() {
	if m.timer != nil {
		m.timer.Stop()
		m.timer = nil
	}
	m.text.SetText(m.masked)
	m.Refresh()
}

// CreateRenderer puts the eye behind the number.
func (m *MaskedLabel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Row(4, m.text, m.eye))
}
