package ruled

import "flag"

// init gives the property tests the same cases in every run, so that a change is judged by what it changes;
// -rapid.seed=0 tries others.
func init() {
	if err := flag.Set("rapid.seed", "20211119"); err != nil {
		panic(err)
	}
}
