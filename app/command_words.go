package main

import (
	"context"
	"strings"

	"taizhang/app/service"
)

// word is what can stand behind a command: print wall-list, export members …
type word struct {
	name string
	run  func(ctx context.Context, args []string) int
}

// listWords, printWords and exportWords are what the three commands know; `list` alone takes households.
func (p *program) listWords() []word {
	return []word{{"households", p.listHouseholds}, {"members", p.listMembers}, {"changes", p.listChanges}}
}

func (p *program) printWords() []word {
	return append([]word{
		{"wall-list", func(ctx context.Context, args []string) int { return p.wallList(ctx, printName, args, printLists) }},
		{changesWord, func(ctx context.Context, args []string) int {
			return p.ledgerChanges(ctx, "print "+changesWord, args, (*service.Desk).PrintLedgerChanges)
		}},
		{"household-list", p.printHouseholdList},
		{"helper-list", p.printHelperList},
		{"change-sheet", p.printChangeSheet},
		{"income-sheet", p.printIncomeSheet},
		{"survey", p.printSurvey},
		{monthlyWord, func(ctx context.Context, args []string) int {
			return p.monthlyReport(ctx, "print "+monthlyWord, args, (*service.Desk).PrintMonthly)
		}},
	}, p.issueWords("print", (*service.Desk).PrintIssues)...)
}

func (p *program) exportWords() []word {
	return append([]word{
		{"ledgers", func(ctx context.Context, args []string) int { return p.wallList(ctx, exportName, args, exportLists) }},
		{changesWord, func(ctx context.Context, args []string) int {
			return p.ledgerChanges(ctx, "export "+changesWord, args, (*service.Desk).ExportLedgerChanges)
		}},
		{"households", p.exportHouseholds},
		{"members", p.exportMembers},
		{"helpers", p.exportHelpers},
		{"changes", p.exportChanges},
		{"income", p.exportIncome},
		{"income-forms", p.exportIncomeForms},
		{"surveys", p.exportSurveys},
		{monthlyWord, func(ctx context.Context, args []string) int {
			return p.monthlyReport(ctx, "export "+monthlyWord, args, (*service.Desk).ExportMonthly)
		}},
	}, p.issueWords("export", (*service.Desk).ExportIssues)...)
}

func (p *program) listCommand(ctx context.Context, args []string) int {
	if w, ok := wordOf(p.listWords(), args); ok {
		return w.run(ctx, args[1:])
	}
	return p.listHouseholds(ctx, args)
}

func (p *program) printCommand(ctx context.Context, args []string) int {
	return p.follow(ctx, "print", p.printWords(), args)
}

func (p *program) exportCommand(ctx context.Context, args []string) int {
	return p.follow(ctx, "export", p.exportWords(), args)
}

// follow does what the word behind a command says.
func (p *program) follow(ctx context.Context, command string, words []word, args []string) int {
	if w, ok := wordOf(words, args); ok {
		return w.run(ctx, args[1:])
	}
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = w.name
	}
	return p.wrong("“%s”后面要写 %s。", command, strings.Join(names, "、"))
}

func wordOf(words []word, args []string) (word, bool) {
	for _, w := range words {
		if len(args) > 0 && args[0] == w.name {
			return w, true
		}
	}
	return word{}, false
}
