package settings

import (
	"fmt"
	"strconv"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// appearanceForm is the section 外观. Each choice shows at once and is remembered for this user.
type appearanceForm struct {
	host        Host
	mode, scale *widgets.FilterSelect
}

// followSystem is the option for look.FollowSystem, whose own value is empty.
const followSystem = "system"

func newAppearanceSection(host Host) *section {
	f := &appearanceForm{host: host}
	f.mode = widgets.NewDropDown("", []widgets.Option{
		{Value: string(look.Light), Label: "浅色"}, {Value: string(look.Dark), Label: "深色"}, {Value: followSystem, Label: "跟随系统"},
	}, func(string) { f.apply() })
	f.scale = widgets.NewDropDown("", scaleOptions(), func(string) { f.apply() })
	content := onCard(
		rule("明暗", f.mode),
		rule("字号", f.scale),
		hint("立即生效，只对这台电脑上的当前用户有效；打印和导出的文件不受影响。"),
	)
	return &section{label: "外观", content: content, refresh: f.refresh}
}

func scaleOptions() []widgets.Option {
	var options []widgets.Option
	for p := look.MinScale; p <= look.MaxScale; p += look.ScaleStep {
		label := fmt.Sprintf("%d%%", p)
		if p == look.DefaultScale {
			label += "（标准）"
		}
		options = append(options, widgets.Option{Value: strconv.Itoa(p), Label: label})
	}
	return options
}

func (f *appearanceForm) refresh() {
	o := f.host.Appearance()
	mode := string(o.Mode)
	if o.Mode == look.FollowSystem {
		mode = followSystem
	}
	f.mode.SetValue(mode)
	f.scale.SetValue(strconv.Itoa(look.ClampScale(o.Scale)))
}

func (f *appearanceForm) apply() {
	mode := look.Mode(f.mode.Value())
	if mode == followSystem {
		mode = look.FollowSystem
	}
	scale, err := strconv.Atoi(f.scale.Value())
	if err != nil {
		scale = look.DefaultScale
	}
	f.host.SetAppearance(mode, scale)
}
