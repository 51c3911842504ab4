package main

import (
	"context"
	"fmt"
	"math"

	"taizhang/app/service"
	"taizhang/app/township"
)

// sampleCommand draws a sample of a campaign for a spot check, keeps it in the archive and writes its list on paper. A
// list that cannot be written takes the draw back.
func (p *program) sampleCommand(ctx context.Context, args []string) int {
	const name = "sample"
	flags := p.flags(name)
	campaign := flags.String("campaign", "", "专项行动的名称；不写就是当前的")
	size := flags.Int("size", 0, "抽多少户")
	seed := flags.Int64("seed", 0, "种子号；不写就随机取一个，印在名单上")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	switch {
	case *size < 1:
		return p.wrong("请用 -size 写明要抽多少户，至少 1 户。")
	case *seed < 0 || *seed > math.MaxUint32:
		return p.wrong("-seed 要写 0 到 %d 的整数。", uint32(math.MaxUint32))
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, writing, name, func(d *service.Desk) int {
		c, err := d.CampaignCalled(ctx, *campaign)
		if err != nil {
			return p.fail(err)
		}
		s, deed, err := d.DrawSample(ctx, c.ID, *size, uint32(*seed), nil, "")
		if err != nil {
			return p.fail(err)
		}
		res, err := d.PrintSample(ctx, s.ID, *out)
		if err != nil {
			if _, undo := d.Undo(ctx, deed.ID, false); undo != nil {
				fmt.Fprintln(p.err, township.Say(undo))
			}
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		fmt.Fprintf(p.out, "从%d户中抽取%d户，种子号%d。\n", s.Frame, len(s.Households), s.Seed)
		return exitDone
	})
}
