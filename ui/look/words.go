package look

import (
	_ "embed"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// words are Fyne's own words in Chinese, under Fyne's keys.
//
//go:embed words.json
var words []byte

// languages are all that Fyne carries words for: whichever it picks for the system,
// it finds the Chinese ones there.
var languages = []fyne.Locale{
	"en", "zh-Hans", "zh-CN-Hans",
	"cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk",
}

// Chinese puts Fyne's own words into Chinese, whatever the system's language. Call it before
// the first window is built.
func Chinese() error {
	for _, l := range languages {
		if err := lang.AddTranslationsForLocale(words, l); err != nil {
			return fmt.Errorf("words of Fyne for %s: %w", l, err)
		}
	}
	return nil
}
