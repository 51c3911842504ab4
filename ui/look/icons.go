package look

import (
	"bytes"
	"embed"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Line icons on a grid of 24, drawn in “currentColor”, which is replaced when they are shown.
//
//go:embed icons/*.svg
var iconFiles embed.FS

// IconName names one of the icons of the program.
type IconName string

// The icons: the places of the navigation, then the deeds.
const (
	IconHome       IconName = "home"
	IconHouseholds IconName = "households"
	IconLedgers    IconName = "ledgers"
	IconHelpers    IconName = "helpers"
	IconChanges    IconName = "changes"
	IconIncome     IconName = "income"
	IconSurveys    IconName = "surveys"
	IconCampaigns  IconName = "campaigns"
	IconIssues     IconName = "issues"
	IconExchange   IconName = "exchange"
	IconReports    IconName = "reports"
	IconSettings   IconName = "settings"

	IconAdd      IconName = "add"
	IconBack     IconName = "back"
	IconCalendar IconName = "calendar"
	IconCheck    IconName = "check"
	IconClose    IconName = "close"
	IconColumns  IconName = "columns"
	IconDelete   IconName = "delete"
	IconEdit     IconName = "edit"
	IconEmpty    IconName = "empty"
	IconExport   IconName = "export"
	IconEye      IconName = "eye"
	IconEyeOff   IconName = "eyeoff"
	IconFile     IconName = "file"
	IconFolder   IconName = "folder"
	IconHelp     IconName = "help"
	IconHistory  IconName = "history"
	IconImport   IconName = "import"
	IconInfo     IconName = "info"
	IconMove     IconName = "move"
	IconPrint    IconName = "print"
	IconRail     IconName = "rail"
	IconSearch   IconName = "search"
	IconUndo     IconName = "undo"
	IconWarning  IconName = "warning"
)

// IconResource is an icon that takes a colour of the theme, anew at each theme.
type IconResource struct {
	name   IconName
	source []byte
	colour fyne.ThemeColorName
}

var _ fyne.ThemedResource = (*IconResource)(nil)

// Icon returns an icon in the colour of text.
func Icon(name IconName) *IconResource {
	source, err := iconFiles.ReadFile("icons/" + string(name) + ".svg")
	if err != nil {
		panic(fmt.Sprintf("look: no icon %q", name)) // a misspelt constant, found by the first test that shows it
	}
	return &IconResource{name: name, source: source, colour: theme.ColorNameForeground}
}

// In returns the same icon in another colour of the theme.
func (r *IconResource) In(name fyne.ThemeColorName) fyne.Resource {
	return &IconResource{name: r.name, source: r.source, colour: name}
}

// Name tells icons apart by colour, for Fyne keeps their pictures by name.
func (r *IconResource) Name() string { return string(r.colour) + "_" + string(r.name) + ".svg" }

// ThemeColorName is the colour that the icon is drawn in.
func (r *IconResource) ThemeColorName() fyne.ThemeColorName { return r.colour }

// Content is the drawing in its colour of the current theme.
func (r *IconResource) Content() []byte {
	return bytes.ReplaceAll(r.source, []byte("currentColor"), []byte(hex(theme.Color(r.colour))))
}

// hex writes a colour as SVG takes it.
func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}
