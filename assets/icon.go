package assets

import _ "embed"

// Icon is the program's icon: a ledger with a tab in the colour of each of the four ledgers.
// PNG, 512 × 512, drawn from icons/icon.svg.
//
//go:embed icons/icon.png
var Icon []byte
