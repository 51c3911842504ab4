package township

// PrintWay is one of the three ways in which a form of households is printed: F1, F2 and F4.
type PrintWay string

// The ways of printing a form.
const (
	PrintBlank     PrintWay = "blank"     // copies to be filled in by hand
	PrintPrefilled PrintWay = "prefilled" // whose form it is, the answers left blank for the visit
	PrintCompleted PrintWay = "completed" // what the archive holds, to be signed
)

// printWayWords are the ways in the name of a file.
var printWayWords = map[PrintWay]string{PrintBlank: "空白", PrintPrefilled: "预填"}

// MostForms bounds one PDF: beyond it the file is too large for the programs that open it.
const MostForms = 5000
