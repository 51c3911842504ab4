package main

import (
	"context"

	"taizhang/app/service"
	"taizhang/app/township"
)

// printHelperList writes the lists of helpers on paper: one helper's, a village's, or all.
func (p *program) printHelperList(ctx context.Context, args []string) int {
	const name = "print helper-list"
	flags := p.flags(name)
	helper := flags.String("helper", "", "帮扶责任人；不写就是全部")
	village := flags.String("village", "", "村；不写就是全部")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		keys, err := helpersNamed(ctx, d, *helper)
		if err != nil {
			return p.fail(err)
		}
		res, err := d.PrintHelperLists(ctx, township.HelperListRequest{Helpers: keys, Village: *village}, *out, nil)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		return exitDone
	})
}

// helpersNamed returns everybody of a name, or of a name with its unit, none for “”; a slip of the pen is told rather
// than printed as an empty list.
func helpersNamed(ctx context.Context, d *service.Desk, name string) ([]township.HelperKey, error) {
	if name == "" {
		return nil, nil
	}
	list, err := d.Helpers(ctx)
	if err != nil {
		return nil, err
	}
	var keys []township.HelperKey
	for _, r := range list.Rows {
		if r.Name == name || r.Called() == name {
			keys = append(keys, r.Key())
		}
	}
	if len(keys) == 0 {
		return nil, township.Errorf(township.CodeNotFound, "名册和农户资料里都没有帮扶责任人“%s”。请核对姓名。", name)
	}
	return keys, nil
}

// exportHelpers writes the roster of helpers and who helps whom as a workbook.
func (p *program) exportHelpers(ctx context.Context, args []string) int {
	const name = "export helpers"
	flags := p.flags(name)
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if _, err := d.ExportHelpers(ctx, *out, nil); err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}
