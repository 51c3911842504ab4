package ui

import (
	"context"

	"taizhang/ui/look"
)

// viewAppearance is the key of the remembered appearance.
const viewAppearance = "appearance"

// appearance is what is remembered of how the program looks to this user.
type appearance struct {
	Mode  look.Mode `json:"mode"`
	Scale int       `json:"scale"`
}

// recallAppearance applies the look before anything is built, so that nothing is drawn twice. An
// office that cannot be read is told of later.
func (s *Shell) recallAppearance() {
	a := appearance{Mode: look.Light} // paper is white, and many systems cannot say what they prefer
	s.Recall(viewAppearance, &a)
	s.look = look.Options{Mode: a.Mode, Scale: look.ClampScale(a.Scale)}
	if _, rules, _, err := s.cfg.Desk.Office(context.Background()); err == nil {
		s.look.MarginalColour = rules.MarginalColour
	}
	s.applyLook()
}

// Appearance returns how the program looks now.
func (s *Shell) Appearance() look.Options { return s.look }

// SetAppearance changes how the program looks, at once and for the next start.
func (s *Shell) SetAppearance(mode look.Mode, scale int) {
	s.look.Mode, s.look.Scale = mode, look.ClampScale(scale)
	s.Remember(viewAppearance, appearance{mode, s.look.Scale})
	s.applyLook()
}

// setMarginalColour takes over the office's colour for 边缘户.
func (s *Shell) setMarginalColour(name string) {
	if s.look.MarginalColour != name {
		s.look.MarginalColour = name
		s.applyLook()
	}
}

// applyLook changes the look of what is shown now; the screens out of sight follow when they are shown.
func (s *Shell) applyLook() {
	s.looks++
	if s.current != nil {
		s.current.look = s.looks
	}
	s.app.Settings().SetTheme(look.New(s.look))
}
