// Package widgets holds the parts that every screen is put together from: the row table,
// the entries, dialogs and toasts, and the page around them. They know nothing of households:
// what they show and what a deed does is handed to them as text, colour names and callbacks.
package widgets
