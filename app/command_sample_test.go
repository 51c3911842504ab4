package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// TestSample draws from the fictitious township: the same seed gives the same households, whose list says how to repeat
// the draw; a list that cannot be written leaves no sample behind.
func TestSample(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	paper := func(seed string) string {
		t.Helper()
		file := o.path("抽查" + seed + ".pdf")
		if out := o.must("sample", "-size", "20", "-seed", seed, "-out", file); !strings.Contains(out, "抽取20户，种子号"+seed) {
			t.Errorf("%s", out)
		}
		pdf, err := os.ReadFile(file)
		must(t, err)
		return township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), ""))
	}
	first, other := paper("7"), paper("8")
	if again := paper("7"); again != first {
		t.Errorf("the same seed draws\n%s\nand then\n%s", first, again)
	}
	if other == first || !strings.Contains(first, "7") {
		t.Error("another seed draws the same households")
	}
	before := o.deeds()
	if code, _, errs := o.run("sample", "-size", "5", "-out", filepath.Join(o.dir, "没有", "抽查.pdf")); code != exitFailed || errs == "" {
		t.Errorf("%d %q", code, errs)
	}
	if n := o.deeds() - before; n != 2 {
		t.Errorf("a draw whose list was not written left %d deeds, want the draw and its undo", n)
	}
	if code, out, _ := o.run("sample", "-size", "5", "-out", o.path("随机.pdf")); code != exitDone || strings.Contains(out, "种子号0。") {
		t.Errorf("%d %q", code, out)
	}
}

func TestSampleRefuses(t *testing.T) {
	o := founded(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-size", "5", "-out", o.path("a.pdf")}, exitFailed, "还没有专项行动"},
		{[]string{"-size", "5", "-campaign", "不存在", "-out", o.path("a.pdf")}, exitFailed, "没有名为“不存在”的专项行动"},
		{[]string{"-out", o.path("a.pdf")}, exitUsage, "-size"},
		{[]string{"-size", "-3", "-out", o.path("a.pdf")}, exitUsage, "-size"},
		{[]string{"-size", "5", "-seed", "-1", "-out", o.path("a.pdf")}, exitUsage, "-seed"},
		{[]string{"-size", "5"}, exitUsage, "-out"},
		{[]string{"-size", "5", "-out", o.path("a.xlsx")}, exitUsage, ".pdf"},
		{[]string{"-size", "五", "-out", o.path("a.pdf")}, exitUsage, ""},
	} {
		code, _, errs := o.run(append([]string{"sample"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%q: %d %q", c.args, code, errs)
		}
	}
}
