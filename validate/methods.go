package validate

import (
	"fmt"
	"math"
	"strings"
)

// paragraph puts the figures into words for the methods section of a paper.
func (r *Report) paragraph() string {
	var b strings.Builder
	fmt.Fprintf(&b, "To validate the coding, %s were drawn from %s", count(int64(r.Sampled), "event"), grouped(r.Events))
	if r.Strata > 1 {
		fmt.Fprintf(&b, " by stratified random sampling (%s by %s, random within strata)", count(int64(r.Strata), "stratum"), list(r.By))
	} else {
		b.WriteString(" at random")
	}
	if len(r.Seeds) > 0 {
		fmt.Fprintf(&b, ", seed %s", list(r.Seeds))
	}
	b.WriteString(". ")
	if len(r.Versions) > 0 {
		fmt.Fprintf(&b, "They were coded by Sijil %s. ", list(r.Versions))
	}
	if n := len(r.Judges); n == 1 {
		b.WriteString("One judge compared each with its sentence. ")
	} else {
		fmt.Fprintf(&b, "%s judges compared them with their sentences. ", spelled(n))
	}
	r.tellAccuracy(&b)
	r.tellAgreement(&b)
	b.WriteString("The figures are of events that were coded; what the coding missed is not measured by them.")
	return b.String()
}

func (r *Report) tellAccuracy(b *strings.Builder) {
	var parts []string
	low, high, unsure := math.Inf(1), 0.0, 0
	for _, a := range r.Accuracy {
		if a.Group != "" || a.Judged == 0 {
			continue
		}
		parts = append(parts, fmt.Sprintf("%s in %s (95%% CI %s–%s, n = %d)", noun(a.Measure), percent(a.Weighted.P), percent1(a.Weighted.Lo), percent(a.Weighted.Hi), a.Judged))
		if a.Measure != Whole {
			unsure = max(unsure, a.Unsure)
		}
		if a.Deff > 0 {
			low, high = math.Min(low, a.Deff), math.Max(high, a.Deff)
		}
	}
	if len(parts) == 0 {
		b.WriteString("Nothing was judged. ")
		return
	}
	fmt.Fprintf(b, "Weighted by the size of the strata, correct were %s. ", strings.Join(parts, ", "))
	b.WriteString("Intervals are Wilson score intervals at the effective sample size (Korn and Graubard 1998; Franco et al. 2019)")
	if high > 0 {
		fmt.Fprintf(b, "; design effects lay between %.2f and %.2f", low, high)
	}
	b.WriteString(". ")
	if len(r.Judges) > 1 {
		b.WriteString("An event on which judges differ counts by the share of them who found it right. ")
	}
	if unsure > 0 {
		fmt.Fprintf(b, "Events that nobody could decide (at most %d for one attribute) are left out of these figures. ", unsure)
	}
}

func (r *Report) tellAgreement(b *strings.Builder) {
	var parts []string
	for _, a := range r.Agreement {
		s := fmt.Sprintf("%s: %s of pairs alike", noun(a.Measure), percent(a.Agree))
		if a.Alpha != nil {
			s += fmt.Sprintf(", α = %s", decimals(*a.Alpha))
		}
		if a.Lo != nil {
			s += fmt.Sprintf(" [%s, %s]", decimals(*a.Lo), decimals(*a.Hi))
		}
		parts = append(parts, fmt.Sprintf("%s, n = %d", s, a.Items))
	}
	if len(parts) > 0 {
		fmt.Fprintf(b, "Agreement among the judges, with Krippendorff's α for nominal data (Krippendorff 2011) and bootstrap intervals of 95%%: %s. ", strings.Join(parts, "; "))
	}
}

// noun is what a measure is of: «actor» of actor_ok.
func noun(measure string) string {
	if measure == Whole {
		return "all attributes"
	}
	return strings.TrimSuffix(measure, "_ok")
}

func percent(p float64) string  { return percent1(p) + "%" }
func percent1(p float64) string { return fmt.Sprintf("%.1f", 100*p) }

// decimals prints a coefficient: 0.78.
func decimals(x float64) string { return fmt.Sprintf("%.2f", x) }

func count(n int64, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "um"):
		what = strings.TrimSuffix(what, "um") + "a"
	default:
		what += "s"
	}
	return grouped(n) + " " + what
}

// grouped prints a number with its thousands apart: 116,922.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// spelled is a small number in words, as it begins a sentence.
func spelled(n int) string {
	small := [...]string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
	if n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

// list joins words: «a, b and c».
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
