package reports

import (
	"bytes"
	"context"
	"io"
	"testing"

	"taizhang/reports/font"
	"taizhang/reports/page"
)

// newProof returns a proof, and the texts by sheet, from 1, that are there after the printing.
func newProof() (proof, map[int][]page.Mark) {
	marks := map[int][]page.Mark{}
	return proof{fallback: font.NewFallback(), observe: func(m page.Mark) { marks[m.Page] = append(marks[m.Page], m) }}, marks
}

// mustPrint prints a job.
func mustPrint[J any](tb testing.TB, print func(context.Context, io.Writer, J) (Result, error), job J) ([]byte, Result) {
	tb.Helper()
	var b bytes.Buffer
	result, err := print(context.Background(), &b, job)
	if err != nil {
		tb.Fatal(err)
	}
	return b.Bytes(), result
}
