package service

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/bcrypt"

	"taizhang/app/township"
)

// sealCost is how slow a guess is: tests, which seal many, take the least.
var sealCost = bcrypt.DefaultCost

// seal makes the salted hash under which a secret is kept. It is slow on purpose.
func seal(secret string) (string, error) {
	hash, err := bcrypt.GenerateFromPassword([]byte(secret), sealCost)
	return string(hash), err
}

// opens says whether a secret is the one that was sealed.
func opens(hash, secret string) bool {
	return bcrypt.CompareHashAndPassword([]byte(hash), []byte(secret)) == nil
}

// Guessing: after so many wrong tries each further one has to wait, longer each time.
const (
	freeTries = 5
	firstWait = 30 * time.Second
	mostWait  = 8 * time.Minute
)

// guard counts wrong tries at the secrets of a desk.
type guard struct {
	mu    sync.Mutex
	doors map[string]*door
}

// door is what is known of the tries at one secret.
type door struct {
	wrong int
	until time.Time // before this no try is taken
}

// try checks a secret, which what names (“张会计”的PIN), against the hashes that it may open. A wrong one is
// township.CodePassword, and so is any while tries have to wait.
func (g *guard) try(what, secret string, now time.Time, hashes ...string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	d := g.doors[what]
	if d == nil {
		d = &door{}
		if g.doors == nil {
			g.doors = map[string]*door{}
		}
		g.doors[what] = d
	}
	if now.Before(d.until) {
		return township.Errorf(township.CodePassword, "%s连续输错%d次，请等%s再试。", what, d.wrong, waitText(d.until.Sub(now)))
	}
	if slices.ContainsFunc(hashes, func(hash string) bool { return hash != "" && opens(hash, secret) }) {
		delete(g.doors, what)
		return nil
	}
	d.wrong++
	if wait := waitAfter(d.wrong); wait > 0 {
		d.until = now.Add(wait)
		return township.Errorf(township.CodePassword, "%s不对，已连续输错%d次，请等%s再试。", what, d.wrong, waitText(wait))
	}
	return township.Errorf(township.CodePassword, "%s不对，请重新输入。再错%d次要等半分钟才能再试。", what, freeTries-d.wrong)
}

// waitAfter is how long tries have to wait after so many wrong ones.
func waitAfter(wrong int) time.Duration {
	if wrong < freeTries {
		return 0
	}
	wait := firstWait
	for range wrong - freeTries {
		wait = min(2*wait, mostWait)
	}
	return wait
}

func waitText(d time.Duration) string {
	seconds := int((d + time.Second - 1) / time.Second)
	if seconds < 60 {
		return fmt.Sprintf("%d秒", seconds)
	}
	return fmt.Sprintf("%d分钟", (seconds+59)/60)
}
