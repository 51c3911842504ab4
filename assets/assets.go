// Package assets holds the files that travel inside the program: fonts and icons.
package assets

import _ "embed"

// The fonts are TrueType outlines (SIL Open Font License, text beside the files);
// the screen and the paper use the same ones, so the PC's own fonts never matter.
var (
	// SansRegular is Noto Sans SC Regular: body text on screen, labels on paper.
	//go:embed fonts/NotoSansSC-Regular.ttf
	SansRegular []byte
	// SansBold is Noto Sans SC Bold: headings and buttons.
	//go:embed fonts/NotoSansSC-Bold.ttf
	SansBold []byte
	// SerifRegular is Noto Serif SC Regular: running text of the paper forms.
	//go:embed fonts/NotoSerifSC-Regular.ttf
	SerifRegular []byte
)

// The licence texts of the fonts (SIL Open Font License 1.1).
var (
	//go:embed fonts/OFL-NotoSansSC.txt
	sansLicence string
	//go:embed fonts/OFL-NotoSerifSC.txt
	serifLicence string
	// FontLicences is the full text of both.
	FontLicences = sansLicence + "\n\n" + serifLicence
)
