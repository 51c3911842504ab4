package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// question is a short form whose deed the archive may refuse; the refusal is said beside a field, and what was typed
// stays.
type question struct {
	title, deed string
	body        string // above the fields; may be empty
	fields      []*widgets.Field
	blame       *widgets.Field // where a refusal is said
	do          func(ctx context.Context) (township.Deed, error)
	done        string
	then        func() // may be nil
}

func (l *operatorList) ask(q question) { ask(l.host, q) }

// ask opens the dialog of a question.
func ask(host Host, q question) {
	var dialog *widgets.Dialog
	var form *widgets.Form
	form = widgets.NewForm(func() {
		deed, err := q.do(context.Background())
		switch township.CodeOf(err) {
		case "":
			dialog.Close()
			host.Done(deed, q.done)
			if q.then != nil {
				q.then()
			}
		case township.CodeInvalid, township.CodeConflict, township.CodePassword:
			q.blame.SetProblem(township.Say(err))
			form.FocusWrong()
		default:
			dialog.Close()
			host.Fail(err)
		}
	}, q.fields...)
	var body fyne.CanvasObject = form
	if q.body != "" {
		body = widgets.Stack(10, widgets.NewQuietProse(q.body), form)
	}
	dialog = widgets.ShowDialog(host.Window(), widgets.DialogOptions{
		Title: q.title, Body: body, Deed: q.deed, First: q.fields[0].Input(),
		OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}

// askNew asks for a new operator.
func (l *operatorList) askNew() { l.askName("新增操作人", "新增", township.Operator{}) }

func (l *operatorList) askRename(o township.Operator) { l.askName("操作人改名", "改名", o) }

func (l *operatorList) askName(title, deed string, o township.Operator) {
	entry := widgets.NewTextEntry("例如 张会计")
	entry.SetText(o.Name)
	name := widgets.NewField("姓名", entry, widgets.FieldOptions{Required: true, Hint: "历史记录里用这个名字。", Validate: func(text string) error {
		return township.CheckOperatorName(township.OperatorName(text))
	}})
	q := question{title: title, deed: deed, fields: []*widgets.Field{name}, blame: name, done: "已保存操作人。"}
	q.do = func(ctx context.Context) (township.Deed, error) {
		o.Name = entry.Text
		return l.desk.SaveOperator(ctx, o)
	}
	if o.ID == 0 {
		q.then = func() { l.table.SelectRow(len(l.operators) - 1) } // for the PIN
	}
	l.ask(q)
}

// secret is a field whose text nobody sees.
func secret(label, hint string, check func(string) error) (*widgets.Entry, *widgets.Field) {
	entry := widgets.NewPasswordEntry("")
	return entry, widgets.NewField(label, entry, widgets.FieldOptions{Required: true, Hint: hint, Validate: check})
}

// again is a field for the same text once more.
func again(entry *widgets.Entry, label string) *widgets.Field {
	_, field := secret(label, "", func(text string) error {
		if text != entry.Text {
			return township.Errorf(township.CodeInvalid, "两次输入的不一样，请重新输入")
		}
		return nil
	})
	return field
}

// proofField asks for what proves that one may change a PIN.
func proofField() (*widgets.Entry, *widgets.Field) {
	return secret("现在的 PIN", "忘了就填管理员密码。", nil)
}

func (l *operatorList) askPIN(o township.Operator) {
	pin, field := secret("新 PIN", "4 到 12 位数字", township.CheckPIN)
	proof, proofOf := proofField()
	q := question{title: "设置“" + o.Name + "”的 PIN", deed: "设置 PIN", fields: []*widgets.Field{field, again(pin, "再输一次")}, blame: field, done: "已设置“" + o.Name + "”的 PIN。"}
	if o.HasPIN {
		q.fields, q.blame = append([]*widgets.Field{proofOf}, q.fields...), proofOf
	}
	q.do = func(ctx context.Context) (township.Deed, error) {
		return l.desk.SetPIN(ctx, o.ID, proof.Text, pin.Text)
	}
	l.ask(q)
}

func (l *operatorList) askClear(o township.Operator) {
	proof, field := proofField()
	l.ask(question{
		title: "取消“" + o.Name + "”的 PIN", deed: "取消 PIN", fields: []*widgets.Field{field}, blame: field, done: "“" + o.Name + "”不再需要 PIN。",
		do: func(ctx context.Context) (township.Deed, error) { return l.desk.ClearPIN(ctx, o.ID, proof.Text) },
	})
}

// askRetire retires an operator, or takes back one that was.
func (l *operatorList) askRetire(o township.Operator) {
	o.Retired = !o.Retired
	save := func() {
		deed, err := l.desk.SaveOperator(context.Background(), o)
		if err != nil {
			l.host.Fail(err)
			return
		}
		l.host.Done(deed, pick(o.Retired, "已停用“", "已启用“")+o.Name+"”。")
	}
	if !o.Retired {
		save()
		return
	}
	l.host.Confirm("停用“"+o.Name+"”？", "停用后不能再选这位操作人；做过的操作仍记在他名下，以后可以启用。", "停用这位操作人", false, save)
}

// firstPassword is said while anybody at the desk may set it.
const firstPassword = "现在还没有管理员密码，谁打开程序都可以设第一个，请由负责人来设。谁、什么时候设的，记入操作记录；设好后，只有知道它的人才能修改。"

// askPassword sets the administrator's password, or changes it.
func (l *operatorList) askPassword() {
	password, field := secret("新密码", "6 到 20 个字符", township.CheckPassword)
	old, oldField := secret("现在的密码", "", nil)
	q := question{title: "设置管理员密码", deed: "设置密码", body: firstPassword, fields: []*widgets.Field{field, again(password, "再输一次")}, blame: field, done: "已设置管理员密码。"}
	if l.guarded {
		q.body = ""
		q.title, q.deed, q.done = "修改管理员密码", "修改密码", "已修改管理员密码。"
		q.fields, q.blame = append([]*widgets.Field{oldField}, q.fields...), oldField
	}
	q.do = func(ctx context.Context) (township.Deed, error) {
		return l.desk.SetAdminPassword(ctx, old.Text, password.Text)
	}
	l.ask(q)
}
