package service

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"taizhang/app/township"
)

// mostIssueHits is how many issues stand among what was found, and shortestText the length from which a text is looked for in
// what issues tell, in characters.
const (
	mostIssueHits = 5
	shortestText  = 2
)

// issueNumber is how an issue is called: W0012, w12.
var issueNumber = regexp.MustCompile(`^w0*([1-9][0-9]{0,8})$`)

// findIssue finds the issue whose number was typed.
func (d *Desk) findIssue(ctx context.Context, query string) (township.Found, bool, error) {
	called := issueNumber.FindStringSubmatch(township.FoldQuery(query))
	if called == nil {
		return township.Found{}, false, nil
	}
	id, _ := strconv.ParseInt(called[1], 10, 64)
	hits, err := d.issuesOfIDs(ctx, []int64{id})
	if err != nil || len(hits) == 0 {
		return township.Found{}, false, err
	}
	return township.Found{Hits: hits, Totals: map[township.HitKind]int{township.HitIssue: 1}}, true, nil
}

// addIssues adds the issues of the households that were found, and those that tell what was typed; to an empty query those
// opened lately.
func (d *Desk) addIssues(ctx context.Context, req township.FindRequest, found township.Found) (township.Found, error) {
	if township.FoldQuery(req.Query) == "" {
		return d.addRecentIssues(ctx, req, found)
	}
	var homes []int64
	for _, h := range found.Hits {
		if h.Kind == township.HitHousehold {
			homes = append(homes, h.ID)
		}
	}
	text := strings.TrimSpace(req.Query)
	if utf8.RuneCountInString(text) < shortestText || text[0] < utf8.RuneSelf {
		text = "" // a letter or a digit means a name or a number
	}
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return found, err
	}
	list, total, err := l.read.FindIssues(homes, text, mostIssueHits)
	if err != nil || total == 0 {
		return found, err
	}
	for _, r := range list {
		found.Hits = append(found.Hits, issueHit(l.row(township.IssueOf(r))))
	}
	found.Totals[township.HitIssue] = total
	return found, nil
}

// addRecentIssues puts the issues that were opened lately where they belong among the rest.
func (d *Desk) addRecentIssues(ctx context.Context, req township.FindRequest, found township.Found) (township.Found, error) {
	var ids []int64
	place := map[township.HitRef]int{}
	for n, r := range req.Recent {
		place[r] = n
		if r.Kind == township.HitIssue {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		return found, nil
	}
	hits, err := d.issuesOfIDs(ctx, ids)
	for _, h := range hits {
		at := 0
		for at < len(found.Hits) && place[found.Hits[at].HitRef] < place[h.HitRef] {
			at++
		}
		if at < req.Limit {
			found.Hits = append(found.Hits[:at:at], append([]township.Hit{h}, found.Hits[at:]...)...)
			found.Totals[township.HitIssue]++
		}
	}
	found.Hits = found.Hits[:min(len(found.Hits), req.Limit)]
	return found, err
}

// issuesOfIDs are the issues of some IDs as hits, without those that are not there any more.
func (d *Desk) issuesOfIDs(ctx context.Context, ids []int64) ([]township.Hit, error) {
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return nil, err
	}
	list, err := l.read.ByID(township.Issues, ids)
	var hits []township.Hit
	for _, r := range list {
		hits = append(hits, issueHit(l.row(township.IssueOf(r))))
	}
	return hits, err
}

func issueHit(row township.IssueRow) township.Hit {
	where := row.Place()
	if row.Home != nil {
		where = row.Home.Village + " " + row.Home.Group
	}
	return township.Hit{
		HitRef: township.HitRef{Kind: township.HitIssue, ID: row.ID}, Household: row.Household, Title: firstOf(row.Whom(), row.Place()),
		Detail: strings.TrimSpace(row.Number() + " " + where + "　" + firstOf(row.Nature, township.Shorten(row.Description))), State: string(row.State),
	}
}
